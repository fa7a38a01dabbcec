// Deliberate breaks of the path on which nothing may be lost or doubled: a test switches one on to prove that the audit
// of a chaos run would notice it. Outside tests a service refuses to start with one.

/** One for each defence. A name here and no use of it, or the reverse, fails a test. */
export const mutantNames = [
  'post.no-key',
  'run.no-fence',
  'outbox.mark-first',
  'outbox.no-mark',
  'outbox.no-message-id',
  'redrive.none',
  'inbox.ack-first',
  'inbox.none',
  'sweep.none',
  'failure.no-retry',
  'decision.no-version',
  'effect.split',
  'lot.not-counted',
  'allocation.no-sum',
  'delivery.no-key',
  'delivery.endless-lease',
  'delivery.attempt-late',
  'delivery.unknown-as-sent',
] as const;
export type MutantName = (typeof mutantNames)[number];

const active = new Set<string>();

/** Switches on those named in the MUTANTS variable, separated by commas; throws outside tests when there are any. */
export function switchOnMutants(text: string, environment: string | undefined): void {
  for (const name of text.split(',').map((part) => part.trim()).filter(Boolean)) {
    if (!(mutantNames as readonly string[]).includes(name))
      throw new Error(`There is no mutant ${name}. There are: ${mutantNames.join(', ')}.`);
    if (environment !== 'test')
      throw new Error(`MUTANTS is set and NODE_ENV is ${environment}, not test: unset MUTANTS.`);
    active.add(name);
  }
}

export function switchOffMutants(): void {
  active.clear();
}

/** False unless a test has switched it on. */
export function mutated(name: MutantName): boolean {
  return active.size > 0 && active.has(name);
}
