// Tables of linkage proposals, decisions, invitations, replies and linkages.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ProposalsInvitationsLinkages0003 implements MigrationInterface {
  name = 'ProposalsInvitationsLinkages0000000000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE linkage_proposal (
        id uuid NOT NULL,
        version integer NOT NULL,
        status text NOT NULL,
        cluster_id uuid NOT NULL,
        requirement_id uuid NOT NULL,
        lot_id uuid NOT NULL,
        buyer_id uuid NOT NULL,
        enterprise_id uuid NOT NULL,
        rank integer NOT NULL,
        score double precision NOT NULL,
        confidence double precision NOT NULL,
        offered_quantity double precision NOT NULL,
        offered_known boolean NOT NULL,
        quantity double precision NOT NULL,
        explanation jsonb NOT NULL,
        decision_id uuid,
        end_reason text,
        was_invited boolean NOT NULL,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        CONSTRAINT linkage_proposal_pkey PRIMARY KEY (id),
        CONSTRAINT linkage_proposal_lot_fk FOREIGN KEY (lot_id) REFERENCES lot (id)
      );
      CREATE UNIQUE INDEX linkage_proposal_lot_enterprise ON linkage_proposal (lot_id, enterprise_id);
      CREATE INDEX linkage_proposal_queue ON linkage_proposal (cluster_id, status, score DESC, id);
      CREATE INDEX linkage_proposal_requirement ON linkage_proposal (requirement_id, score DESC, id);
      CREATE INDEX linkage_proposal_buyer ON linkage_proposal (buyer_id, id);
      CREATE INDEX linkage_proposal_answered ON linkage_proposal (lot_id, updated_at)
        WHERE status IN ('declined', 'refused', 'lapsed', 'agreed');
      CREATE INDEX linkage_proposal_enterprise ON linkage_proposal (enterprise_id, id);

      CREATE TABLE decision (
        id uuid NOT NULL,
        proposal_id uuid NOT NULL,
        previous_id uuid,
        ruling text NOT NULL,
        reason_code text,
        note text,
        conflict_of_interest text NOT NULL,
        quantity double precision,
        decided_by uuid NOT NULL,
        request_id text,
        decided_at timestamptz NOT NULL,
        effective_at timestamptz NOT NULL,
        undone_at timestamptz,
        took_effect_at timestamptz,
        CONSTRAINT decision_pkey PRIMARY KEY (id),
        CONSTRAINT decision_proposal_fk FOREIGN KEY (proposal_id) REFERENCES linkage_proposal (id)
      );
      CREATE INDEX decision_proposal ON decision (proposal_id, id);
      CREATE INDEX decision_pending ON decision (effective_at) WHERE undone_at IS NULL AND took_effect_at IS NULL;

      CREATE TABLE invitation (
        id uuid NOT NULL,
        version integer NOT NULL,
        proposal_id uuid NOT NULL,
        cluster_id uuid NOT NULL,
        side text NOT NULL,
        organisation_id uuid NOT NULL,
        quantity double precision NOT NULL,
        status text NOT NULL,
        outcome text,
        outcome_reason text,
        answer text,
        reply_quantity double precision,
        reply_reason text,
        reply_note text,
        replied_at timestamptz,
        replied_through text,
        sent_at timestamptz NOT NULL,
        closes_at timestamptz NOT NULL,
        remind_at timestamptz,
        reminded_at timestamptz,
        CONSTRAINT invitation_pkey PRIMARY KEY (id),
        CONSTRAINT invitation_proposal_fk FOREIGN KEY (proposal_id) REFERENCES linkage_proposal (id)
      );
      CREATE UNIQUE INDEX invitation_one_open ON invitation (proposal_id, side) WHERE status = 'open';
      CREATE INDEX invitation_proposal ON invitation (proposal_id, id);
      CREATE INDEX invitation_cluster ON invitation (cluster_id, id);
      CREATE INDEX invitation_organisation ON invitation (organisation_id, id);
      CREATE INDEX invitation_organisation_sent ON invitation (organisation_id, sent_at);
      CREATE INDEX invitation_closing ON invitation (closes_at) WHERE status = 'open';
      CREATE INDEX invitation_reminding ON invitation (remind_at) WHERE status = 'open' AND reminded_at IS NULL;

      CREATE TABLE reply (
        id uuid NOT NULL,
        invitation_id uuid NOT NULL,
        answer text NOT NULL,
        quantity double precision,
        reason_code text,
        note text,
        through text NOT NULL,
        account_id uuid,
        replied_at timestamptz NOT NULL,
        CONSTRAINT reply_pkey PRIMARY KEY (id),
        CONSTRAINT reply_invitation_fk FOREIGN KEY (invitation_id) REFERENCES invitation (id)
      );
      CREATE INDEX reply_invitation ON reply (invitation_id, id);

      CREATE TABLE linkage (
        id uuid NOT NULL,
        kind text NOT NULL,
        initiated_by text NOT NULL,
        cluster_id uuid NOT NULL,
        proposal_id uuid NOT NULL,
        requirement_id uuid NOT NULL,
        lot_id uuid NOT NULL,
        buyer_id uuid NOT NULL,
        enterprise_id uuid NOT NULL,
        quantity double precision NOT NULL,
        agreed_at timestamptz NOT NULL,
        CONSTRAINT linkage_pkey PRIMARY KEY (id),
        CONSTRAINT linkage_proposal_fk FOREIGN KEY (proposal_id) REFERENCES linkage_proposal (id)
      );
      CREATE UNIQUE INDEX linkage_proposal_once ON linkage (proposal_id);
      CREATE INDEX linkage_cluster ON linkage (cluster_id, id);
      CREATE INDEX linkage_requirement ON linkage (requirement_id, id);
      CREATE INDEX linkage_lot ON linkage (lot_id);
      CREATE INDEX linkage_buyer ON linkage (buyer_id, id);
      CREATE INDEX linkage_enterprise ON linkage (enterprise_id, id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE linkage, reply, invitation, decision, linkage_proposal;');
  }
}
