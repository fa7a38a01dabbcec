// Tables of proposals, decisions, invitations, replies and agreements: linkages, here.
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createBrokeringTables, dropBrokeringTables } from '#brokering/tables.js';

export class ProposalsInvitationsLinkages0003 implements MigrationInterface {
  name = 'ProposalsInvitationsLinkages0000000000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(createBrokeringTables({
      subjectTable: 'lot',
      subjects: `
        SELECT l.id, l.requirement_id, r.title, l.text, l.code, l.code_status, l.quantity, l.unit, l.deadline,
          jsonb_build_object('ceilingPrice', l.ceiling_price, 'place', l.place,
            'mandatoryCertifications', l.mandatory_certifications)
        FROM lot l JOIN requirement r ON r.id = l.requirement_id`,
      asking: 'SELECT id, name FROM buyer_projection',
      offering: 'SELECT id, name FROM enterprise_projection',
    }));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(dropBrokeringTables);
  }
}
