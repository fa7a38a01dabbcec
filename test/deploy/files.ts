// The files that deploy Linkwright, as texts, so that a test can break a copy; and what they are held against.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';

/** Text by path in the repository. */
export type Files = Record<string, string>;

const folders = ['k8s'];
const single = [
  'Dockerfile', '.dockerignore', 'package.json', 'docker-compose.yml', 'docker-compose.production.yml', 'docker-compose.servers.yml',
  'docs/deploy.md', 'libs/platform/health/routes.ts',
];

export function deployFiles(): Files {
  const found = folders.flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && isCommitted(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries([...single, ...found].map((path) => [path, readFileSync(path, 'utf8')]));
}

/** Somebody's filled-in env files lie beside the overlays, unknown to git. */
const isCommitted = (name: string) => !name.endsWith('.env') || name === 'settings.env';

/** The services: every app that is a process of its own. */
export function appNames(): string[] {
  return readdirSync('apps').filter((name) => existsSync(join('apps', name, 'src/main.ts'))).sort();
}

/** All documents of a YAML file; a key that stands twice, or anything else that is no YAML, throws. */
export function readYaml(files: Files, path: string): unknown[] {
  const text = files[path];
  if (text === undefined) throw new Error(`${path} is not there`);
  return parseAllDocuments(text, { uniqueKeys: true, merge: true, prettyErrors: true }).map((document) => {
    const [problem] = [...document.errors, ...document.warnings];
    if (problem) throw new Error(`${path}: ${problem.message}`);
    return document.toJS() as unknown;
  });
}

/** NAME=value lines; # begins a comment. */
export function readEnvFile(text: string): Record<string, string> {
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
  return Object.fromEntries(lines.map((line) => {
    const at = line.indexOf('=');
    if (at < 1) throw new Error(`"${line}" is not NAME=value`);
    return [line.slice(0, at), line.slice(at + 1)];
  }));
}

/** Runs a check and turns what it throws into one more fault. */
export function faultsOf(check: () => string[]): string[] {
  try {
    return check();
  } catch (error) {
    return [(error as Error).message];
  }
}

/** The first difference that matters to somebody who has to repair it. */
export function differences(where: string, present: readonly string[], wanted: readonly string[], advice: string): string[] {
  return [
    ...wanted.filter((name) => !present.includes(name)).map((name) => `${where} lacks ${name}: ${advice}`),
    ...present.filter((name) => !wanted.includes(name)).map((name) => `${where} has ${name}, which nothing knows: take it out`),
  ];
}
