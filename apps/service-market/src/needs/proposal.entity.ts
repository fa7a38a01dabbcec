// A proposal of the service market: a provider for a need.
import { Entity, ForeignKey } from 'typeorm';
import { ProposalRow } from '#brokering/proposals/proposal.entity.js';
import { ServiceNeedRow } from './need.entity.js';

@Entity('proposal')
@ForeignKey(() => ServiceNeedRow, ['subjectId'], ['id'], { name: 'proposal_subject_fk' })
export class ServiceProposalRow extends ProposalRow {}
