// Reads of match runs: what was computed for a requirement, as far as the reader may know it.
import { Injectable } from '@nestjs/common';
import { DomainError, notFound } from '#contracts/errors.js';
import type { Input, Output, RequestContext } from '#contracts/message.js';
import { ListMatchRuns, type MatchRun } from '#contracts/matching/requirements.js';
import { idOfCursor, pageOf } from '#platform/page.js';
import { RequirementsService } from '../requirements/requirements.service.js';
import type { MatchRunRow } from './match-run.entity.js';
import { buyersView, runView } from './run-view.js';
import { RunsRepository } from './runs.repository.js';

@Injectable()
export class RunReadsService {
  constructor(
    private readonly repository: RunsRepository,
    private readonly requirements: RequirementsService,
  ) {}

  async get(id: string, context: RequestContext): Promise<MatchRun> {
    const row = await this.repository.row(id);
    if (row === null) throw notFound('match run', id);
    try {
      await this.requirements.visibleRow(row.requirementId, context);
    } catch (error) {
      throw error instanceof DomainError && error.code === 'not_found' ? notFound('match run', id) : error;
    }
    return viewFor(context)(row);
  }

  async list(
    input: Input<typeof ListMatchRuns>,
    context: RequestContext,
  ): Promise<Output<typeof ListMatchRuns>> {
    await this.requirements.visibleRow(input.requirementId, context);
    const rows = await this.repository.ofRequirement(input.requirementId, idOfCursor(input.cursor), input.limit);
    return pageOf(rows.map(viewFor(context)), input.limit);
  }
}

const viewFor = ({ actor }: RequestContext) => (row: MatchRunRow): MatchRun =>
  actor?.role === 'buyer' ? buyersView(runView(row)) : runView(row);
