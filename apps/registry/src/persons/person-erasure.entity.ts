// The erasure of a person's data; the words by which the person is found are forgotten with its end.
import type { Person } from '#contracts/persons.js';
import type { PersonErasure } from '#contracts/registry/persons.js';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity('person_erasure')
@Index('person_erasure_under_way', ['id'], { where: `state = 'under_way'` })
export class PersonErasureRow {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  state: PersonErasure['state'];

  @Column('jsonb')
  person: Person;

  @Column('uuid', { name: 'account_ids', array: true })
  accountIds: string[];

  @Column('uuid', { name: 'cluster_ids', array: true })
  clusterIds: string[];

  @Column('text')
  reason: PersonErasure['reason'];

  @Column('jsonb')
  erased: PersonErasure['erased'];

  @Column('uuid', { array: true })
  unreachable: string[];

  @Column('jsonb')
  stays: PersonErasure['stays'];

  @Column('jsonb')
  services: PersonErasure['services'];

  @Column('uuid', { name: 'requested_by', nullable: true })
  requestedBy: string | null;

  @Column('text', { name: 'request_id' })
  requestId: string;

  @Column('timestamp with time zone', { name: 'created_at' })
  createdAt: Date;

  /** When the registry was searched last; files that were not read then are waited for. */
  @Column('timestamp with time zone', { name: 'searched_at', nullable: true })
  searchedAt: Date | null;

  @Column('timestamp with time zone', { name: 'finished_at', nullable: true })
  finishedAt: Date | null;
}
