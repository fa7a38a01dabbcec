// A matching service that lives in memory: it answers what the service market asks, and tells its events through a real outbox.
import { Controller, Injectable, Module } from '@nestjs/common';
import { DomainError } from '#contracts/errors.js';
import { DescribeLots, MissedOpeningsChanged, SummariseMissedOpenings, type MissedOpening, type OpenLot } from '#contracts/matching/openings.js';
import type { Input } from '#contracts/message.js';
import { startService, type RunningService } from '#platform/app.js';
import { Answers } from '#platform/bus/requests.js';
import { platformConfig, readConfig } from '#platform/config.js';
import { Database } from '#platform/database/database.js';
import { AuditSeals0036 } from '#platform/audit-chain/audit-seals.migration.js';
import { platformEntities } from '#platform/database/entities.js';
import { PlatformTables0001 } from '#platform/database/platform-tables.migration.js';
import { newId } from '#platform/ids.js';
import { Outbox } from '#platform/outbox/outbox.js';
import type { TestDatabase } from '#testing/database.js';
import { z } from 'zod';

@Injectable()
export class FakeMatching {
  openings: MissedOpening[] = [];
  lots: OpenLot[] = [];
  asked: Input<typeof SummariseMissedOpenings>[] = [];
  /** How it answers no question for the moment. */
  fails: 'unavailable' | 'faulty' | null = null;

  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
  ) {}

  /** A run has found something else that keeps enterprises from one of the cluster's lots. */
  async finishRun(clusterId: string): Promise<void> {
    const [runId, lotId] = [newId(), newId()];
    await this.database.transaction((tx) => this.outbox.publish(
      MissedOpeningsChanged, { clusterId, lotId, runId }, tx, { aggregateId: runId, version: 1 },
    ));
  }
}

@Controller()
class FakeMatchingController {
  constructor(private readonly matching: FakeMatching) {}

  @Answers(SummariseMissedOpenings)
  async summarise(input: Input<typeof SummariseMissedOpenings>) {
    this.matching.asked.push(input);
    if (this.matching.fails === 'unavailable') throw new DomainError('service_unavailable', 'Matching starts.');
    if (this.matching.fails === 'faulty') throw new Error('Matching has a fault in this test.');
    const enough = this.matching.openings.filter(
      ({ enterprises, lots }) => enterprises >= input.minimumEnterprises && lots >= input.minimumLots,
    );
    return { openings: enough, leftOut: 0 };
  }

  @Answers(DescribeLots)
  async describe({ lotIds }: Input<typeof DescribeLots>) {
    return { lots: lotIds.flatMap((id) => this.matching.lots.find(({ lotId }) => lotId === id) ?? []) };
  }
}

@Module({ controllers: [FakeMatchingController], providers: [FakeMatching] })
class FakeMatchingModule {}

/** Beside a system that runs on the same database and servers. */
export function startFakeMatching({ urls, servers }: Pick<TestDatabase, 'urls' | 'servers'>): Promise<RunningService> {
  return startService({
    name: 'matching',
    module: FakeMatchingModule,
    config: readConfig(z.object(platformConfig), {
      NODE_ENV: 'test', LOG_LEVEL: 'fatal', DATABASE_URL: urls['matching']!, REDIS_URL: servers.redisUrl, NATS_URL: servers.natsUrl,
      NATS_PREFIX: servers.natsPrefix, REDIS_PREFIX: servers.redisPrefix, SWEEP_MS: '200', OUTBOX_POLL_MS: '100', SHUTDOWN_MS: '8000',
    }),
    messages: [{ SummariseMissedOpenings, DescribeLots, MissedOpeningsChanged }],
    database: { entities: platformEntities, migrations: [PlatformTables0001, AuditSeals0036] },
  });
}
