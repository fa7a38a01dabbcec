// What the people of a chaos run were told: only an answer counts, and every answer is held against the database later.

/** A CDA's decision that was answered with 2xx. */
export interface Ruled {
  proposalId: string;
  /** The version it was made for. */
  version: number;
  decisionId: string;
}

export class Ledger {
  /** Requirement id by Idempotency-Key. */
  readonly accepted = new Map<string, string>();
  /** Those that splits consist of, too. */
  readonly approvals: Ruled[] = [];
  /** Ids of splits that were answered with 2xx. */
  readonly splits: string[] = [];
  /** Ids of decisions whose undoing was answered with 2xx. */
  readonly undone: string[] = [];
  /** Answer by invitation. */
  readonly replies = new Map<string, 'yes' | 'no'>();
  /** Repeated requests that were answered otherwise than the first time. */
  readonly contradictions: string[] = [];

  /** Two decisions for one version of a proposal: somebody decided on a screen that was out of date. */
  get ruledTwice(): number {
    return this.approvals.length - new Set(this.approvals.map(({ proposalId, version }) => `${proposalId} ${version}`)).size;
  }
}
