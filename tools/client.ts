// `npm run client`: writes the types of libs/client from the OpenAPI document; --check only says if they are current.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';
import { apiDocument } from '../apps/all/src/api.js';

interface Described {
  paths: Record<string, Record<string, { responses: Record<string, unknown> }>>;
  components: { parameters: Record<string, { required: boolean }> };
}

const target = (root: string) => join(root, 'libs/client/schema.ts');

/** The text libs/client/schema.ts should have. */
export async function clientSchema(): Promise<string> {
  const document = apiDocument() as unknown as Described;
  // The client makes these keys itself when none is given, and throws every problem as one and the same error.
  document.components.parameters['IdempotencyKey']!.required = false;
  for (const operation of Object.values(document.paths).flatMap((methods) => Object.values(methods))) {
    operation.responses = Object.fromEntries(
      Object.entries(operation.responses).filter(([status]) => Number(status) < 400),
    );
  }
  const types = astToString(
    await openapiTS(document as never, {
      alphabetize: true,
      defaultNonNullable: false,
      rootTypes: true,
      rootTypesNoSchemaPrefix: true,
    }),
  );
  return `// Generated from the OpenAPI document by \`npm run client\`; nobody edits it.\n${types}`;
}

/** True when libs/client/schema.ts under `root` is what the document says. */
export async function clientIsCurrent(root: string): Promise<boolean> {
  return existsSync(target(root)) && readFileSync(target(root), 'utf8') === (await clientSchema());
}

async function main(root: string): Promise<void> {
  const current = await clientIsCurrent(root);
  if (process.argv.includes('--check')) {
    console.log(
      current ? 'libs/client/schema.ts is current' : 'libs/client/schema.ts is stale: run npm run client',
    );
    process.exitCode = current ? 0 : 1;
  } else if (current) {
    console.log('libs/client/schema.ts was current already');
  } else {
    writeFileSync(target(root), await clientSchema());
    console.log('libs/client/schema.ts written');
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main(process.cwd());
