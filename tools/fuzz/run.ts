// Sends requests to every operation, looks at every answer, and makes each fault as small as it gets.
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import type { Api, Operation } from './api.js';
import { Checker, type Flaw, type FlawKind } from './checks.js';
import { draftsOf, written, type Draft } from './requests.js';
import { curlOf, type Sender } from './send.js';
import type { World } from './world.js';

export interface Finding {
  kind: FlawKind;
  operation: string;
  what: string;
  /** A line for a shell; `$KEY` is a key of `role`. */
  curl: string;
  role: Draft['role'];
  /** The beginning of what was answered. */
  answer: string;
  /** Of the run that found it. */
  seed: number;
}

export interface FuzzResult {
  /** Requests that were sent and answered, those for making faults smaller not counted. */
  inputs: number;
  /** Answers with such a flaw. */
  counts: Record<FlawKind, number>;
  /** Answers by status. */
  statuses: Record<string, number>;
  /** Each fault once. */
  findings: Finding[];
  /** Per operation, how many requests it took well. */
  accepted: Record<string, number>;
}

export interface FuzzOptions {
  api: Api;
  world: World;
  sender: Sender;
  url: string;
  inputs: number;
  /** 0 to 4294967295; the same choices again. */
  seed: number;
  onProgress?: (message: string) => void;
  signal?: AbortSignal;
}

const atOnce = 4;
const mostShrinks = 300;

/** Spreads `inputs` evenly over the operations. */
export async function fuzz(options: FuzzOptions): Promise<FuzzResult> {
  const { api, inputs, onProgress = () => {} } = options;
  const result: FuzzResult = {
    inputs: 0, counts: { server_errors: 0, schema_breaks: 0, leaks: 0 }, statuses: {}, findings: [], accepted: {},
  };
  const checker = new Checker(api, options.world);
  const total = api.operations.length;
  const upTo = (index: number) => Math.floor((inputs * index) / total);
  const left = api.operations.map((operation, index) => ({ operation, inputs: upTo(index + 1) - upTo(index) }));
  const work = async () => {
    for (let next = left.shift(); next && !options.signal?.aborted; next = left.shift()) {
      await new OneOperation(next.operation, options, checker, result).run(next.inputs, seedOf(next.operation.name, options.seed));
      if (left.length % 10 === 0) onProgress(`${total - left.length} of ${total} operations, ${result.inputs} inputs, ${result.findings.length} findings`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return result;
}

/** Its own for each operation, also when the others are left out. */
const seedOf = (name: string, seed: number) => createHash('sha256').update(`${seed} ${name}`).digest().readInt32LE();

class OneOperation {
  /** Faults of this operation that were found already. */
  private readonly known = new Set<string>();
  /** The fault that is being made smaller. */
  private hunted: string | null = null;
  private answer = '';
  private left = 0;
  private shrinks = 0;

  constructor(
    private readonly operation: Operation,
    private readonly options: FuzzOptions,
    private readonly checker: Checker,
    private readonly result: FuzzResult,
  ) {}

  async run(inputs: number, seed: number): Promise<void> {
    this.result.accepted[this.operation.name] = 0;
    this.left = inputs;
    for (let round = 0; this.left > 0 && !this.options.signal?.aborted; round += 1) {
      [this.hunted, this.shrinks] = [null, 0];
      const drafts = draftsOf(this.options.api, this.operation);
      const outcome = await fc.check(fc.asyncProperty(drafts, (draft) => this.holds(draft)), {
        numRuns: this.left, seed: (seed + round * 1_000_003) | 0, endOnFailure: false,
      });
      if (!outcome.failed) return;
      if (this.hunted === null) throw outcome.errorInstance ?? new Error(String(outcome.failed));
      this.record(outcome.counterexample![0], this.hunted);
    }
  }

  private async holds(draft: Draft): Promise<boolean> {
    if (this.options.signal?.aborted) return true;
    const shrinking = this.hunted !== null;
    if (shrinking && (this.shrinks += 1) > mostShrinks) return true;
    const { flaws, answer } = await this.ask(draft, shrinking);
    const flaw = flaws.find((each) => (shrinking ? nameOf(each) === this.hunted : !this.known.has(nameOf(each))));
    if (!flaw) return true;
    [this.hunted, this.answer] = [nameOf(flaw), answer];
    return false;
  }

  private async ask(draft: Draft, shrinking: boolean): Promise<{ flaws: Flaw[]; answer: string }> {
    const { world, sender } = this.options;
    const wire = written(draft, this.operation, world);
    let flaws: Flaw[];
    let [status, answer] = ['none', ''];
    try {
      const received = await sender.send(wire);
      status = String(received.status);
      answer = `${status} ${received.text.slice(0, 600)}`;
      flaws = this.checker.flaws(this.operation, draft, wire, received);
    } catch (error) {
      flaws = [{ kind: 'server_errors', what: `no answer: ${(error as Error).message}` }];
    }
    if (shrinking) return { flaws, answer };
    const { result } = this;
    this.left -= 1;
    result.inputs += 1;
    result.statuses[status] = (result.statuses[status] ?? 0) + 1;
    if (status.startsWith('2')) result.accepted[this.operation.name]! += 1;
    for (const kind of new Set(flaws.map((flaw) => flaw.kind))) result.counts[kind] += 1;
    return { flaws, answer };
  }

  private record(draft: Draft, name: string): void {
    this.known.add(name);
    const [kind, what] = [name.slice(0, name.indexOf(' ')) as FlawKind, name.slice(name.indexOf(' ') + 1)];
    this.result.findings.push({
      kind, what, operation: this.operation.name, role: draft.role, answer: this.answer, seed: this.options.seed,
      curl: curlOf(this.options.url, written(draft, this.operation, this.options.world)),
    });
  }
}

const nameOf = ({ kind, what }: Flaw) => `${kind} ${what}`;
