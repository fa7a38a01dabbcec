// Finding a program: every source in order, and one error that names them all when none has it.
import type { Program, ServerName, ServerOptions, Source } from './server.js';

/** What is looked for: a server, or the browser. */
type ProgramName = ServerName | 'chromium';

type Finders = Partial<Record<Exclude<Source, 'url'>, () => Promise<Program | null>>>;

/** The first source that has the program; the error names it, what was tried and every way to get it. */
export async function findProgram(
  name: ProgramName,
  howToGet: string[],
  options: Pick<ServerOptions, 'sources'>,
  finders: Finders,
): Promise<Program> {
  const tried: string[] = [];
  for (const source of options.sources ?? (['npm', 'installed', 'debian'] as const)) {
    if (source === 'url') continue;
    try {
      const program = (await finders[source]?.()) ?? null;
      if (program !== null) return program;
      tried.push(`${label[source]}: none`);
    } catch (error) {
      tried.push(`${label[source]}: ${reason((error as Error).message)}`);
    }
  }
  throw new ServerMissing(name, tried, howToGet);
}

/** The line that says what went wrong: package tools print much before it. */
function reason(message: string): string {
  const lines = message.split('\n');
  const errors = lines.filter((line) => line.startsWith('E: '));
  return errors.length > 0 ? `${lines[0]?.split(':')[0]}: ${errors.slice(0, 2).join(' ')}` : (lines[0] ?? '');
}

const label = {
  npm: 'npm package',
  installed: 'installed on this machine',
  debian: 'Debian packages',
} as const;

/** No source has it. */
export class ServerMissing extends Error {
  constructor(
    readonly server: ProgramName,
    tried: string[],
    howToGet: string[],
  ) {
    const list = (items: string[]) => items.map((item) => `  - ${item}`).join('\n');
    super(`${server} is missing. Tried:\n${list(tried)}\nAny one of these gets it:\n${list(howToGet)}`);
  }
}
