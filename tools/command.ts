// How a command begins that starts a system of its own: options or usage, and a signal that tells its work to end.
import { Ending } from './ending.js';

const interrupted = 130;

export interface CommandOptions<O> {
  usage: string;
  /** Throws with a message for people. */
  read(args: string[]): O;
  /** Resolves with the exit code; stops what it started, also when `signal` ends it. */
  work(options: O, signal: AbortSignal): Promise<number>;
}

/** The exit code: that of the work, 0 for --help, 1 when it fails, 2 for options that are wrong, 130 when it was interrupted. */
export async function runCommand<O extends { help: boolean }>(args: string[], { usage, read, work }: CommandOptions<O>): Promise<number> {
  let options: O;
  try {
    options = read(args);
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${usage}`);
    return 2;
  }
  if (options.help) {
    console.log(usage);
    return 0;
  }
  const ending = new Ending();
  const stopping = new AbortController();
  void ending.asked.then(() => stopping.abort());
  try {
    return await work(options, stopping.signal);
  } catch (error) {
    // What fails because it is interrupted is no failure.
    console.error(ending.isAsked ? 'Interrupted.' : error);
    return ending.isAsked ? interrupted : 1;
  }
}
