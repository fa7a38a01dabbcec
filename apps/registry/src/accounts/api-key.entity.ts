// A credential of an account; the key itself is not stored.
import type { ApiScope } from '#contracts/scopes.js';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { AccountRow } from './account.entity.js';

@Entity('api_key')
@Index('api_key_hash', ['keyHash'], { unique: true })
@Index('api_key_account', ['accountId', 'id'])
@ForeignKey(() => AccountRow, ['accountId'], ['id'], { name: 'api_key_account_fk' })
export class ApiKeyRow {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'account_id' })
  accountId: string;

  @Column('text')
  label: string;

  @Column('text')
  prefix: string;

  /** SHA-256, hex. */
  @Column('text', { name: 'key_hash' })
  keyHash: string;

  @Column('text', { array: true })
  scopes: ApiScope[];

  @Column('timestamp with time zone', { name: 'created_at' })
  createdAt: Date;

  @Column('timestamp with time zone', { name: 'expires_at' })
  expiresAt: Date;

  @Column('timestamp with time zone', { name: 'revoked_at', nullable: true })
  revokedAt: Date | null;

  /** To the minute: not every use is worth a write. */
  @Column('timestamp with time zone', { name: 'last_used_at', nullable: true })
  lastUsedAt: Date | null;
}
