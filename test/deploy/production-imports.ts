// Follows what a program imports when it is loaded, through dist/, down to the packages that it needs.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

interface Package {
  imports: Record<string, { default: string }>;
  dependencies: Record<string, string>;
}

const statement = /^(?:import|export)\s(?:[^'";]*?\sfrom\s)?['"]([^'"]+)['"]/gm;

/** Packages by name, each with a file that imports it; Node's own are left out. */
export function packagesOf(entries: readonly string[], { imports }: Package): Map<string, string> {
  const packages = new Map<string, string>();
  const seen = new Set<string>();
  const open = [...entries];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    if (!existsSync(file)) throw new Error(`${file} is not there`);
    for (const [, name = ''] of readFileSync(file, 'utf8').matchAll(statement)) {
      if (name.startsWith('node:')) continue;
      if (name.startsWith('.')) open.push(join(dirname(file), name));
      else if (name.startsWith('#')) open.push(aliased(name, imports));
      else packages.set(name.split('/').slice(0, name.startsWith('@') ? 2 : 1).join('/'), file);
    }
  }
  return packages;
}

function aliased(name: string, imports: Package['imports']): string {
  for (const [alias, { default: target }] of Object.entries(imports)) {
    const [before, after] = alias.split('*') as [string, string?];
    if (after === undefined ? name === alias : name.startsWith(before) && name.endsWith(after)) {
      return join(target.replace('*', name.slice(before.length, name.length - (after?.length ?? 0))));
    }
  }
  throw new Error(`${name} is no alias of package.json`);
}

/** Packages that a program needs and that `npm install --omit=dev` does not bring. */
export function missingInProduction(entries: readonly string[], manifest: Package): string[] {
  return [...packagesOf(entries, manifest)].filter(([name]) => !(name in manifest.dependencies))
    .map(([name, file]) => `${file} imports ${name}, which is no dependency in package.json: the image lacks it`);
}
