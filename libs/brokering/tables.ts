// The SQL of brokering's tables and of the views it reads its service through; the migration of every service runs it.

/** Where brokering finds what belongs to the service. */
export interface Surroundings {
  /** The table of what proposals are about, with a uuid `id`. */
  subjectTable: string;
  /**
   * A query for, in this order: id, posting id, title, text, code, code status, quantity, unit, deadline (a date), and as
   * jsonb what else an invitation shows (`details` of its contract). Without parts a subject is its own posting.
   */
  subjects: string;
  /** Queries for id and name of the two sides. */
  asking: string;
  offering: string;
}

export const createBrokeringTables = ({ subjectTable, subjects, asking, offering }: Surroundings) => `
  CREATE TABLE proposal (
    id uuid NOT NULL,
    version integer NOT NULL,
    status text NOT NULL,
    cluster_id uuid NOT NULL,
    posting_id uuid NOT NULL,
    subject_id uuid NOT NULL,
    asking_id uuid NOT NULL,
    offering_id uuid NOT NULL,
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
    CONSTRAINT proposal_pkey PRIMARY KEY (id),
    CONSTRAINT proposal_subject_fk FOREIGN KEY (subject_id) REFERENCES ${subjectTable} (id)
  );
  CREATE UNIQUE INDEX proposal_pair ON proposal (subject_id, offering_id);
  CREATE INDEX proposal_queue ON proposal (cluster_id, status, score DESC, id);
  CREATE INDEX proposal_posting ON proposal (posting_id, score DESC, id);
  CREATE INDEX proposal_asking ON proposal (asking_id, id);
  CREATE INDEX proposal_answered ON proposal (subject_id, updated_at)
    WHERE status IN ('declined', 'refused', 'lapsed', 'agreed');
  CREATE INDEX proposal_offering ON proposal (offering_id, id);

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
    CONSTRAINT decision_proposal_fk FOREIGN KEY (proposal_id) REFERENCES proposal (id)
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
    CONSTRAINT invitation_proposal_fk FOREIGN KEY (proposal_id) REFERENCES proposal (id)
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

  CREATE TABLE agreement (
    id uuid NOT NULL,
    kind text NOT NULL,
    initiated_by text NOT NULL,
    cluster_id uuid NOT NULL,
    proposal_id uuid NOT NULL,
    posting_id uuid NOT NULL,
    subject_id uuid NOT NULL,
    asking_id uuid NOT NULL,
    offering_id uuid NOT NULL,
    quantity double precision NOT NULL,
    agreed_at timestamptz NOT NULL,
    CONSTRAINT agreement_pkey PRIMARY KEY (id),
    CONSTRAINT agreement_proposal_fk FOREIGN KEY (proposal_id) REFERENCES proposal (id)
  );
  CREATE UNIQUE INDEX agreement_proposal_once ON agreement (proposal_id);
  CREATE INDEX agreement_cluster ON agreement (cluster_id, id);
  CREATE INDEX agreement_posting ON agreement (posting_id, id);
  CREATE INDEX agreement_subject ON agreement (subject_id);
  CREATE INDEX agreement_asking ON agreement (asking_id, id);
  CREATE INDEX agreement_offering ON agreement (offering_id, id);

  CREATE VIEW brokered_subject (id, posting_id, title, text, code, code_status, quantity, unit, deadline, details) AS
    ${subjects};
  CREATE VIEW brokered_asking (id, name) AS ${asking};
  CREATE VIEW brokered_offering (id, name) AS ${offering};
`;

/** Later than the tables: until its next run a proposal has none. */
export const addFoundHash = 'ALTER TABLE proposal ADD COLUMN found_hash text, ADD COLUMN found_version integer';
export const dropFoundHash = 'ALTER TABLE proposal DROP COLUMN found_hash, DROP COLUMN found_version';

/** Later than the tables: who is about to decide on what, and what counts of changes look through. */
export const addProposalClaims = `
  CREATE TABLE proposal_claim (
    proposal_id uuid NOT NULL,
    account_id uuid NOT NULL,
    until timestamptz NOT NULL,
    CONSTRAINT proposal_claim_pkey PRIMARY KEY (proposal_id),
    CONSTRAINT proposal_claim_proposal_fk FOREIGN KEY (proposal_id) REFERENCES proposal (id)
  );
  CREATE INDEX proposal_lapsed ON proposal (cluster_id, updated_at) WHERE status = 'lapsed';
  CREATE INDEX invitation_replied ON invitation (cluster_id, replied_at) WHERE replied_at IS NOT NULL;
`;
export const dropProposalClaims = 'DROP INDEX invitation_replied, proposal_lapsed; DROP TABLE proposal_claim';

export const dropBrokeringTables = `
  DROP VIEW brokered_subject, brokered_asking, brokered_offering;
  DROP TABLE agreement, reply, invitation, decision, proposal;
`;
