// A proposal of matching: an enterprise for a lot.
import { Entity, ForeignKey } from 'typeorm';
import { ProposalRow } from '#brokering/proposals/proposal.entity.js';
import { LotRow } from '../requirements/lot.entity.js';

@Entity('proposal')
@ForeignKey(() => LotRow, ['subjectId'], ['id'], { name: 'proposal_subject_fk' })
export class LotProposalRow extends ProposalRow {}
