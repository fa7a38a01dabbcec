// A made-up service whose handlers do what a test tells them to.
import { Controller, Injectable, Module } from '@nestjs/common';
import type { RequestContext } from '#contracts/message.js';
import { Bus, Answers } from '../bus/requests.js';
import { OnEvent, type Delivery } from '../bus/events.js';
import { Database, type Tx } from '../database/database.js';
import { newId } from '../ids.js';
import { Jobs, OnJob } from '../jobs/jobs.js';
import { Outbox } from '../outbox/outbox.js';
import { FinishThing, Greet, MakeThing, ThingMade } from './messages.js';

type Twist = () => Promise<void> | void;

/** What a test may change while the service runs. */
@Injectable()
export class Twists {
  greet: (name: string, context: RequestContext) => Promise<string> | string = (name) => `Hello ${name}`;
  event: Twist = () => {};
  job: Twist = () => {};
  queueJobs = true;
}

const effect = (tx: Tx, kind: string, subject: string) =>
  tx.query('INSERT INTO effect (kind, subject) VALUES ($1, $2)', [kind, subject]);

@Controller()
export class SpecimenController {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly jobs: Jobs,
    private readonly twists: Twists,
    readonly bus: Bus,
  ) {}

  @Answers(Greet)
  async greet(input: { name: string }, context: RequestContext): Promise<{ text: string }> {
    return { text: await this.twists.greet(input.name, context) };
  }

  @Answers(MakeThing)
  async make(input: { label: string }, context: RequestContext): Promise<{ id: string }> {
    return this.database.idempotently(context, async (tx) => {
      const id = newId();
      await tx.query('INSERT INTO thing (id, label) VALUES ($1, $2)', [id, input.label]);
      await this.outbox.publish(ThingMade, { thingId: id }, tx, { aggregateId: id, version: 1 });
      return { id };
    });
  }

  @OnEvent(ThingMade)
  async thingMade(payload: { thingId: string }, delivery: Delivery): Promise<void> {
    await effect(delivery.tx, 'event', payload.thingId);
    await this.twists.event();
    if (this.twists.queueJobs) await this.jobs.add(FinishThing, payload.thingId);
  }

  @OnJob(FinishThing, { pending: 'pending', attempts: 3 })
  async finish(id: string): Promise<void> {
    await this.twists.job();
    await this.database.transaction(async (tx) => {
      const [, changed] = await tx.query(
        "UPDATE thing SET status = 'done' WHERE id = $1 AND status = 'pending'",
        [id],
      );
      if (changed === 1) await effect(tx, 'job', id);
    });
  }

  /** Things whose event was noticed and that are not done. */
  async pending(limit: number): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT id FROM thing WHERE status = 'pending'
       AND EXISTS (SELECT 1 FROM effect WHERE kind = 'event' AND subject = thing.id::text)
       ORDER BY id LIMIT $1`,
      [limit],
    );
    return rows.map((row) => row.id);
  }
}

@Module({ controllers: [SpecimenController], providers: [Twists] })
export class SpecimenModule {}
