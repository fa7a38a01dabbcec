// The classification in memory, so that a posted code and unit are judged without asking anybody.
import { Injectable } from '@nestjs/common';
import { DomainError } from '#contracts/errors.js';
import { buildCodeTree, type CodeTree } from '#engine';
import { Database, type Tx } from '#platform/database/database.js';
import { ProjectionStore } from './projection-store.js';
import { RegistryReader } from './registry-reader.js';

/** One version of it, whole: what is computed with one must not go on with another. */
export interface LoadedClassification {
  version: number;
  tree: CodeTree;
}

@Injectable()
export class Classification {
  private loaded: LoadedClassification | null = null;

  constructor(
    private readonly database: Database,
    private readonly store: ProjectionStore,
    private readonly registry: RegistryReader,
  ) {}

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
  async atLeast(version: number | null, tx: Tx): Promise<LoadedClassification> {
    if (version !== null) await this.refresh(version, tx);
    return this.current;
  }

  /** Reads the projected codes again when their version is another one than in memory. */
  async refresh(version?: number, tx?: Tx): Promise<void> {
    const stored = version ?? (await this.store.classificationVersion(tx));
    if (stored === null || stored === this.version) return;
    const codes = await this.store.codes(tx);
    // An empty table is not a classification: the registry has not been heard yet.
    if (codes.rows.length > 0) this.loaded = { version: codes.version, tree: buildCodeTree(codes.rows) };
  }

  /** Fetches it when the registry has another version, stores it and takes it into memory. */
  async catchUp(tx?: Tx): Promise<void> {
    const fetched = await this.registry.classification(await this.store.classificationVersion(tx));
    if (fetched !== null && fetched.rows.length > 0) {
      const { version, rows } = fetched;
      await this.database.within(tx, (own) => this.store.storeClassification(own, version, rows));
    }
    // Should the caller's transaction fail, the registry has this version all the same.
    await this.refresh(undefined, tx);
  }

  /**
   * Before the first code can be judged the classification must be known: from an earlier start, or from the registry.
   * Fails while a registry is away on the very first start: nothing is answered until a later try succeeds.
   */
  async prepare(): Promise<void> {
    await this.refresh();
    if (!this.ready) await this.catchUp();
    if (!this.ready) throw new DomainError('service_unavailable', 'The registry has no classification yet.');
  }
}
