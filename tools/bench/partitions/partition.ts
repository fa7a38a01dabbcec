// One partition as a process: it reads the changes of its pieces from the stream, keeps them in an index, and answers searches.
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { DeliverPolicy, jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { buildIndex, bytesOf, LiveIndex, Partitions, PreparedLot, Vocabulary, type Candidate } from '#engine';
import { worldOf } from '../engine/world.js';
import { askSubject, everySubject, fenceSubject, streamName, type Answered, type Ask, type PartitionOrder, type Ready } from './protocol.js';

const file = fileURLToPath(import.meta.url);
const variable = 'LINKWRIGHT_PARTITION';

export interface RunningPartition {
  ready: Ready;
  /** As a machine that loses power. */
  kill(): Promise<void>;
}

/** Resolves when it has taken in what the stream holds now. */
export async function startPartition(order: PartitionOrder): Promise<RunningPartition> {
  const child = fork(file, { env: { ...process.env, [variable]: JSON.stringify(order) } });
  const gone = once(child, 'exit');
  const ready = await Promise.race([
    once(child, 'message').then(([message]) => message as Ready),
    gone.then((): never => {
      throw new Error(`Partition ${order.partition} ended before it was ready.`);
    }),
  ]);
  return { ready, kill: () => killed(child, gone) };
}

async function killed(child: ChildProcess, gone: Promise<unknown>): Promise<void> {
  child.kill('SIGKILL');
  await gone;
}

async function serve({ natsUrl, partition, plan }: PartitionOrder): Promise<void> {
  const begin = performance.now();
  const { tree } = worldOf();
  const vocabulary = new Vocabulary(tree);
  const partitions = new Partitions(plan, tree);
  const holds = (candidate: Candidate) => partitions.piecesOf(candidate).some((piece) => piece.partition === partition);
  const connection = await connect({ servers: natsUrl, name: `partition-${partition}` });
  const last = await (await jetstreamManager(connection)).streams.getMessage(streamName, { last_by_subj: fenceSubject(partition) });
  const consumer = await jetstream(connection).consumers.get(streamName, { filter_subjects: everySubject(partition), deliver_policy: DeliverPolicy.All });
  // The first load is one build; what comes later changes the index while it answers.
  const first = new Map<string, Candidate>();
  const reached = new Reached();
  let live: LiveIndex | null = null;
  for await (const message of await consumer.consume()) {
    if (message.subject !== fenceSubject(partition)) {
      const candidate = message.json<Candidate>();
      if (live === null) {
        const known = first.get(candidate.enterpriseId);
        if (known === undefined || known.version < candidate.version) first.set(candidate.enterpriseId, candidate);
      } else if (holds(candidate)) live.put(candidate);
      else live.remove(candidate.enterpriseId, candidate.version);
      if (live?.isDue) live = new LiveIndex(live.folded());
    }
    if (live === null && message.seq >= (last?.seq ?? 0)) {
      const index = buildIndex([...first.values()].filter(holds), vocabulary);
      first.clear();
      live = new LiveIndex(index);
      answer(connection, partition, vocabulary, () => live!, reached);
      await connection.flush();
      const ready: Ready = { enterprises: index.ids.length, seconds: (performance.now() - begin) / 1000, megabytes: bytesOf(index) / 1e6 };
      process.send!(ready);
    }
    reached.upTo(message.seq);
  }
}

/** How far the stream was read, for those who want an answer that is as new. */
class Reached {
  private sequence = 0;
  private waiting: { sequence: number; go: () => void }[] = [];

  upTo(sequence: number): void {
    this.sequence = sequence;
    const due = this.waiting.filter((each) => each.sequence <= sequence);
    this.waiting = this.waiting.filter((each) => each.sequence > sequence);
    for (const { go } of due) go();
  }

  async atLeast(sequence: number): Promise<number> {
    if (this.sequence < sequence) await new Promise<void>((go) => this.waiting.push({ sequence, go }));
    return this.sequence;
  }
}

function answer(connection: NatsConnection, partition: number, vocabulary: Vocabulary, live: () => LiveIndex, reached: Reached): void {
  const search = async ({ need, setting, limit, sequence }: Ask): Promise<Answered> => {
    const taken = await reached.atLeast(sequence);
    return { found: live().search(new PreparedLot(need, setting, vocabulary), limit), sequence: taken };
  };
  const questions = connection.subscribe(askSubject(partition));
  void (async () => {
    for await (const question of questions) {
      // Not waited for: one that asks for what is not there yet must not hold up the others.
      void search(question.json<Ask>()).then((answered) => question.respond(JSON.stringify(answered)));
    }
  })();
}

if (process.env[variable] !== undefined && process.argv[1] === file) {
  process.on('disconnect', () => process.exit(0));
  await serve(JSON.parse(process.env[variable]) as PartitionOrder);
}
