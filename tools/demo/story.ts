// What a story is given, and how it tells what happened: a step holds or the story fails.
import type { SmtpSink } from '#servers';
import type { DemoCredentials } from './seed.js';

export interface StoryContext {
  /** API address. */
  url: string;
  credentials: DemoCredentials;
  /** Every e-mail that the system sends arrives here. */
  mail: SmtpSink;
}

/** Prints steps and facts, and remembers whether every one held. */
export class Narrator {
  private step = 0;
  private broken = 0;

  constructor(private readonly write: (line: string) => void = (line) => console.log(line)) {}

  chapter(title: string): void {
    this.step += 1;
    this.write(`\n${this.step}. ${title}`);
  }

  tell(line: string): void {
    this.write(`   ${line}`);
  }

  /** States a fact and whether it holds. */
  holds(fact: string, held: boolean): void {
    if (!held) this.broken += 1;
    this.write(`   ${held ? '✓' : '✗ DID NOT HOLD:'} ${fact}`);
  }

  /** True when every step held; says so. */
  end(): boolean {
    this.write(this.broken === 0 ? '\nEvery step held.' : `\n${this.broken} of the steps did not hold.`);
    return this.broken === 0;
  }
}

/** Asks until `answer` returns something, at most `timeoutMs`; says what it waited for when it gives up. */
export async function eventually<T>(what: string, timeoutMs: number, answer: () => Promise<T | undefined>): Promise<T> {
  const until = Date.now() + timeoutMs;
  for (;;) {
    const found = await answer();
    if (found !== undefined) return found;
    if (Date.now() > until) throw new Error(`Waited ${timeoutMs / 1000} s in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
}
