// What changes without anybody telling: a new day, an answer that frees a place, another classification.
import { Injectable } from '@nestjs/common';
import { MatchLot } from '#contracts/matching/requirements.js';
import { Database, type Tx } from '#platform/database/database.js';
import { Jobs } from '#platform/jobs/jobs.js';
import { Classification } from '#projection/classification.js';
import { checkLots } from '../requirements/lot-check.js';
import { asWritten, todayUtc } from '../requirements/new-requirement.js';
import { RequirementsRepository } from '../requirements/requirements.repository.js';
import { OutdatedRepository } from './outdated.repository.js';
import { RunsRepository } from './runs.repository.js';

@Injectable()
export class OutdatedService {
  constructor(
    private readonly database: Database,
    private readonly repository: OutdatedRepository,
    private readonly runs: RunsRepository,
    private readonly requirements: RequirementsRepository,
    private readonly classification: Classification,
    private readonly jobs: Jobs,
  ) {}

  /** Does nothing when the lot was matched meanwhile. */
  async rematch(lotId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const trigger = await this.repository.triggerOf(tx, lotId);
      if (trigger === null) return;
      const runIds = await this.runs.requestForLots(tx, [lotId], trigger);
      if (trigger === 'classification_changed') await this.proposeCodesAgain(tx, lotId);
      this.jobs.addAll(MatchLot, runIds);
    });
  }

  pending(limit: number): Promise<string[]> {
    return this.repository.lots(limit);
  }

  /** What was read from the text is read again; what a person stated stays. The run is held already, the lot comes next. */
  private async proposeCodesAgain(tx: Tx, lotId: string): Promise<void> {
    const lot = await this.requirements.lotForUpdate(tx, lotId);
    if (lot === null || lot.codeStatus === 'stated') return;
    const requirement = await this.requirements.row(lot.requirementId, tx);
    await this.classification.refresh(undefined, tx);
    const { derived: [derived] } = checkLots([asWritten(lot)], {
      tree: this.classification.tree, today: todayUtc(), language: requirement?.language ?? undefined,
    });
    if (JSON.stringify(derived!.proposedCodes) === JSON.stringify(lot.proposedCodes) && derived!.code === lot.code) return;
    await this.requirements.setCode(tx, lotId, derived!);
    await this.requirements.countChange(tx, lot.requirementId);
  }
}
