// The classification in memory, so that a posted code and unit are judged without asking anybody.
import { Injectable } from '@nestjs/common';
import { DomainError } from '#contracts/errors.js';
import { buildCodeTree, type CodeTree } from '#engine';
import { ProjectionRepository } from './projection.repository.js';

/** One version of it, whole: what is computed with one must not go on with another. */
export interface LoadedClassification {
  version: number;
  tree: CodeTree;
}

@Injectable()
export class Classification {
  private loaded: LoadedClassification | null = null;

  constructor(private readonly repository: ProjectionRepository) {}

  get ready(): boolean {
    return this.loaded !== null;
  }

  /** 0 as long as there is none. */
  get version(): number {
    return this.loaded?.version ?? 0;
  }

  get tree(): CodeTree {
    return this.current.tree;
  }

  get current(): LoadedClassification {
    if (this.loaded) return this.loaded;
    throw new DomainError(
      'service_unavailable',
      'The classification is not loaded yet. Try again in a few seconds.',
    );
  }

  /** The stored one when that is the given version; null: none is stored, so the one in memory will do. */
  async atLeast(version: number | null): Promise<LoadedClassification> {
    if (version !== null) await this.refresh(version);
    return this.current;
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
