// What `npm test` understands.
import { parseArgs } from 'node:util';

export const stageNames = ['types', 'lint', 'imports', 'unit', 'e2e', 'system'] as const;
export type StageName = (typeof stageNames)[number];

export interface TestOptions {
  stages: StageName[];
  /** Parts of file paths; every file unless given. */
  filters: string[];
  deep: boolean;
  help: boolean;
}

export const usage = `npm test -- [--only STAGE]… [--deep] [PART OF A PATH]…

  --only STAGE   one of ${stageNames.join(', ')}; may be repeated
  --deep         properties and faults in full counts (npm run test:deep)
  PART OF A PATH run only the test files whose path contains it (unit, e2e and system tests)
`;

/** Reads the arguments; throws with a message for people. */
export function readTestOptions(args: string[]): TestOptions {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      only: { type: 'string', multiple: true },
      deep: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const only = (values.only ?? []).flatMap((text) => text.split(','));
  for (const name of only) {
    if (!(stageNames as readonly string[]).includes(name)) {
      throw new Error(`--only ${name}: there is no such stage; there are ${stageNames.join(', ')}`);
    }
  }
  // The import rules are a kind of lint: --only lint runs both.
  const wanted = new Set(only.flatMap((name) => (name === 'lint' ? ['lint', 'imports'] : [name])));
  const chosen = stageNames.filter((name) => wanted.has(name));
  const files = stageNames.slice(3);
  const unasked = positionals.length > 0 ? files : [...stageNames];
  return {
    stages: only.length > 0 ? chosen : unasked,
    filters: positionals.map((part) => part.replace(/\.ts$/, '')),
    deep: values.deep,
    help: values.help,
  };
}
