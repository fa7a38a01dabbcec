// The side that writes changes and asks: each change goes to every piece that holds the enterprise or held it, each question to every
// partition without which the answer would not be whole.
import { DiscardPolicy, jetstream, jetstreamManager, StorageType, type JetStreamClient } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { merged, Partitions, type Candidate, type CodeTree, type Found, type Partitioning, type PreparedLot } from '#engine';
import { askSubject, changeSubject, fenceSubject, streamName, type Answered, type Ask } from './protocol.js';

/** So many changes are on their way at once. */
const mostInFlight = 2000;

export class Scatter {
  private readonly partitions: Partitions;
  /** Where each enterprise is, so that a change reaches what it leaves. */
  private readonly places = new Map<string, number[]>();
  /** By partition: of what was written there last. */
  private readonly sequences: number[] = [];

  private constructor(
    private readonly plan: Partitioning,
    tree: CodeTree,
    private readonly connection: NatsConnection,
    private readonly stream: JetStreamClient,
  ) {
    this.partitions = new Partitions(plan, tree);
  }

  /** Begins with an empty stream. */
  static async begin(natsUrl: string, plan: Partitioning, tree: CodeTree): Promise<Scatter> {
    const connection = await connect({ servers: natsUrl, name: 'scatter' });
    const { streams } = await jetstreamManager(connection);
    await streams.delete(streamName).catch(() => false);
    await streams.add({
      name: streamName, subjects: ['enterprise.>'], storage: StorageType.File, max_msgs_per_subject: 1, discard: DiscardPolicy.Old,
    });
    return new Scatter(plan, tree, connection, jetstream(connection));
  }

  /** Resolves when the stream has them all. */
  async write(candidates: Iterable<Candidate>): Promise<void> {
    let flying: Promise<unknown>[] = [];
    for (const candidate of candidates) {
      const { enterpriseId } = candidate;
      const now = this.partitions.piecesOf(candidate).map(({ partition }) => partition);
      const text = JSON.stringify(candidate);
      for (const partition of new Set([...now, ...(this.places.get(enterpriseId) ?? [])]))
        flying.push(this.stream.publish(changeSubject(partition, enterpriseId), text));
      this.places.set(enterpriseId, now);
      if (flying.length < mostInFlight) continue;
      await Promise.all(flying);
      flying = [];
    }
    await Promise.all(flying);
    for (let partition = 0; partition < this.plan.partitions; partition += 1)
      this.sequences[partition] = (await this.stream.publish(fenceSubject(partition), '')).seq;
  }

  askedFor(lot: PreparedLot): number[] {
    return this.partitions.askedFor(lot);
  }

  /**
   * As new as what was written before. Fails when a partition does not answer within `timeout` ms: a part of the best is not the best.
   */
  async search(lot: PreparedLot, limit: number, timeout = 60_000): Promise<{ found: Found[]; asked: number }> {
    const asked = this.askedFor(lot);
    const answers = await Promise.all(asked.map(async (partition) => {
      const question: Ask = { need: lot.need, setting: lot.setting, limit, sequence: this.sequences[partition]! };
      return (await this.connection.request(askSubject(partition), JSON.stringify(question), { timeout })).json<Answered>();
    }));
    return { found: merged(answers.map(({ found }) => found), limit), asked: asked.length };
  }

  async end(): Promise<void> {
    await this.connection.close();
  }
}
