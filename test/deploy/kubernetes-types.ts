// Holds Kubernetes objects against the published schemas: their validators, and their types for keys that do not exist.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface KubernetesObject {
  apiVersion: string;
  kind: string;
  metadata?: { name?: string; labels?: Record<string, string> };
}

export interface NamedObject {
  where: string;
  object: KubernetesObject;
}

type Model = new (data: unknown) => { validate(): void };

const isExported = (path: string) => existsSync(join('node_modules', `${path}.d.ts`));

/** Wrong types and missing fields, as kubernetes-models validates them. */
async function schemaFaults({ where, object }: NamedObject): Promise<string[]> {
  const path = `kubernetes-models/${object.apiVersion}/${object.kind}`;
  if (!isExported(path)) return [`${where}: Kubernetes has no ${object.kind} in ${object.apiVersion}`];
  const models = (await import(path)) as Record<string, Model>;
  try {
    new models[object.kind]!(object).validate();
    return [];
  } catch (error) {
    return [`${where}: ${(error as Error).message}`];
  }
}

/** Keys that no field has: the validators let them pass, the compiler does not, object by object and line by line. */
function typeFaults(objects: readonly NamedObject[]): string[] {
  mkdirSync('node_modules/.cache', { recursive: true });
  const folder = mkdtempSync(join('node_modules/.cache', 'kubernetes-'));
  try {
    const file = join(folder, 'objects.ts');
    writeFileSync(file, objects.map(({ object: { apiVersion, kind }, object }, index) =>
      `export const o${index}: import('kubernetes-models/${apiVersion}').I${kind} = ${JSON.stringify(object)};`).join('\n'));
    const options = ['--noEmit', '--ignoreConfig', '--skipLibCheck', '--strict', '--pretty', 'false', '--module', 'nodenext', '--target', 'es2023'];
    const { status, stdout } = spawnSync(process.execPath, ['node_modules/typescript-native/bin/tsc', ...options, file], { encoding: 'utf8' });
    if (status === 0) return [];
    const told = [...stdout.matchAll(/objects\.ts\((\d+),\d+\): error \w+: (.*)/g)]
      .map(([, line, message]) => `${objects[Number(line) - 1]?.where}: ${message}`);
    return told.length > 0 ? told : [`The compiler cannot tell of Kubernetes' types: ${stdout}`];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One after the other: the modules have much in common, and a module that is being loaded is not loaded twice. */
export async function objectFaults(objects: readonly NamedObject[]): Promise<string[]> {
  const faults: string[] = [];
  for (const object of objects) faults.push(...await schemaFaults(object));
  return faults.length > 0 ? faults : typeFaults(objects);
}
