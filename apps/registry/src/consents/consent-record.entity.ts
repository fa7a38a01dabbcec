// One change of what somebody agreed to; rows are added and never changed. Only an erasure deletes them.
import type { ConsentSource, Purpose } from '#contracts/registry/consents.js';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity('consent_record')
@Index('consent_record_organisation', ['organisationId', 'id'])
@Index('consent_record_token', ['token'], { unique: true })
// Over lower(address), which TypeORM does not make: the migration does.
@Index('consent_record_address', { synchronize: false })
export class ConsentRecordRow {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'organisation_id' })
  organisationId: string;

  @Column('text')
  address: string;

  @Column('text')
  purpose: Purpose;

  @Column('boolean')
  agreed: boolean;

  @Column('date', { name: 'agreed_on', nullable: true })
  agreedOn: string | null;

  @Column('text')
  source: ConsentSource;

  @Column('uuid', { name: 'account_id', nullable: true })
  accountId: string | null;

  @Column('text', { name: 'request_id' })
  requestId: string;

  /** Of the link in e-mails that takes the consent back. */
  @Column('text')
  token: string;

  @Column('timestamp with time zone', { name: 'noted_at' })
  notedAt: Date;
}
