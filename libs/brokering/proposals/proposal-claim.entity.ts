// Which CDA is about to decide on a proposal, and until when: a courtesy to colleagues that no decision looks at.
import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

@Entity('proposal_claim')
@ForeignKey('proposal', ['proposalId'], ['id'], { name: 'proposal_claim_proposal_fk' })
export class ProposalClaimRow {
  @PrimaryColumn('uuid', { name: 'proposal_id' })
  proposalId: string;

  @Column('uuid', { name: 'account_id' })
  accountId: string;

  /** Over by then; the row stays until the next claim or until the proposal moves. */
  @Column('timestamp with time zone')
  until: Date;
}
