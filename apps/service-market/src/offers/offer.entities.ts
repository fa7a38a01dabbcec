// An offer of a provider, and the mark that its like needs are to be matched again.
import type { ServiceOffer } from '#contracts/service-market/offers.js';
import type { WeeklyTimes } from '#contracts/service-market/times.js';
import type { Money } from '#contracts/values.js';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity('service_offer')
@Index('service_offer_provider', ['providerId', 'id'])
@Index('service_offer_open_code', ['code'], { where: `status = 'open'` })
@Index('service_offer_ending', ['validUntil'], { where: `status = 'open'` })
export class ServiceOfferRow {
  @PrimaryColumn('uuid')
  id: string;

  @Column('integer')
  version: number;

  @Column('text')
  status: ServiceOffer['status'];

  @Column('uuid', { name: 'provider_id' })
  providerId: string;

  @Column('text')
  code: string;

  @Column('text')
  title: string;

  @Column('text', { nullable: true })
  text: string | null;

  @Column('text')
  unit: string;

  @Column('jsonb', { nullable: true })
  price: Money | null;

  @Column('double precision', { name: 'minimum_quantity', nullable: true })
  minimumQuantity: number | null;

  @Column('integer', { name: 'lead_time_days', nullable: true })
  leadTimeDays: number | null;

  @Column('jsonb')
  places: ServiceOffer['places'];

  @Column('text', { array: true })
  languages: string[];

  @Column('jsonb')
  times: WeeklyTimes[];

  @Column('integer', { name: 'session_minutes', nullable: true })
  sessionMinutes: number | null;

  @Column('jsonb')
  capacity: ServiceOffer['capacity'];

  @Column('date', { name: 'valid_from' })
  validFrom: string;

  /** Null: until it is withdrawn. */
  @Column('date', { name: 'valid_until', nullable: true })
  validUntil: string | null;

  @Column('uuid', { name: 'created_by', nullable: true })
  createdBy: string | null;

  @Column('timestamp with time zone', { name: 'created_at' })
  createdAt: Date;

  @Column('timestamp with time zone', { name: 'updated_at' })
  updatedAt: Date;
}

/** Gone once the needs are marked. */
@Entity('offer_rematch')
export class OfferRematchRow {
  @PrimaryColumn('uuid', { name: 'offer_id' })
  offerId: string;

  /** Those it has and had since it was marked. */
  @Column('text', { array: true })
  codes: string[];

  /** Those its provider serves and served since it was marked. */
  @Column('uuid', { name: 'cluster_ids', array: true })
  clusterIds: string[];

  @Column('text')
  trigger: string;

  @Column('timestamp with time zone')
  since: Date;
}
