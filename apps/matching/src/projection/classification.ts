// The classification in memory, so that a posted code and unit are judged without asking anybody.
import { Injectable } from '@nestjs/common';
import { DomainError } from '#contracts/errors.js';
import { buildCodeTree, type CodeTree } from '#engine';
import { ProjectionRepository } from './projection.repository.js';

@Injectable()
export class Classification {
  private loaded: { version: number; tree: CodeTree } | null = null;

  constructor(private readonly repository: ProjectionRepository) {}

  get ready(): boolean {
    return this.loaded !== null;
  }

  /** 0 as long as there is none. */
  get version(): number {
    return this.loaded?.version ?? 0;
  }

  get tree(): CodeTree {
    if (this.loaded) return this.loaded.tree;
    throw new DomainError(
      'service_unavailable',
      'The classification is not loaded yet. Try again in a few seconds.',
    );
  }

  /** Reads the projected codes again when their version is another one than in memory. */
  async refresh(version?: number): Promise<void> {
    const stored = version ?? (await this.repository.classificationVersion());
    if (stored === null || stored === this.version) return;
    const codes = await this.repository.codes();
    // An empty table is not a classification: the registry has not been heard yet.
    if (codes.rows.length > 0) this.loaded = { version: codes.version, tree: buildCodeTree(codes.rows) };
  }
}
