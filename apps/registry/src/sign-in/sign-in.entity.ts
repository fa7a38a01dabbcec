// What people sign in with, and what keeps strangers out; of every secret only a hash is stored.
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { AccountRow } from '../accounts/account.entity.js';

@Entity('password')
@Index('password_address', ['address'], { unique: true })
@ForeignKey(() => AccountRow, ['accountId'], ['id'], { name: 'password_account_fk' })
export class PasswordRow {
  @PrimaryColumn('uuid', { name: 'account_id' })
  accountId: string;

  /** In lower case: what is typed to sign in, the address the account had when the password was set. */
  @Column('text')
  address: string;

  /** Argon2id with its parameters, as a PHC string. */
  @Column('text')
  hash: string;

  @Column('timestamp with time zone', { name: 'changed_at' })
  changedAt: Date;
}

@Entity('session')
@Index('session_token', ['tokenHash'], { unique: true })
@Index('session_account', ['accountId', 'id'])
@ForeignKey(() => AccountRow, ['accountId'], ['id'], { name: 'session_account_fk' })
export class SessionRow {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'account_id' })
  accountId: string;

  /** SHA-256, hex. */
  @Column('text', { name: 'token_hash' })
  tokenHash: string;

  @Column('text')
  method: 'password' | 'oidc';

  @Column('text', { name: 'user_agent', nullable: true })
  userAgent: string | null;

  @Column('timestamp with time zone', { name: 'created_at' })
  createdAt: Date;

  /** To the minute. */
  @Column('timestamp with time zone', { name: 'last_seen_at' })
  lastSeenAt: Date;

  @Column('timestamp with time zone', { name: 'expires_at' })
  expiresAt: Date;
}

@Entity('password_link')
@Index('password_link_account', ['accountId'])
@ForeignKey(() => AccountRow, ['accountId'], ['id'], { name: 'password_link_account_fk' })
export class PasswordLinkRow {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'account_id' })
  accountId: string;

  @Column('text')
  purpose: 'invitation' | 'reset';

  /** SHA-256, hex: one for each time its e-mail was written, since nobody may know which of them arrived. */
  @Column('text', { name: 'token_hashes', array: true })
  tokenHashes: string[];

  @Column('timestamp with time zone', { name: 'created_at' })
  createdAt: Date;

  @Column('timestamp with time zone', { name: 'expires_at' })
  expiresAt: Date;
}

/** Somebody asked for a reset link for this address, which may be nobody's; gone when that was looked up. */
@Entity('password_reset_request')
export class PasswordResetRequestRow {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  address: string;

  @Column('timestamp with time zone', { name: 'requested_at' })
  requestedAt: Date;
}

/** A browser in which somebody has signed in to this account before. */
@Entity('known_device')
@ForeignKey(() => AccountRow, ['accountId'], ['id'], { name: 'known_device_account_fk' })
export class KnownDeviceRow {
  @PrimaryColumn('uuid', { name: 'account_id' })
  accountId: string;

  /** SHA-256, hex. */
  @PrimaryColumn('text', { name: 'device_hash' })
  deviceHash: string;

  @Column('timestamp with time zone', { name: 'last_used_at' })
  lastUsedAt: Date;
}

/** Failed tries under one name: of an address, a network, both together, or a known device. */
@Entity('sign_in_throttle')
export class SignInThrottleRow {
  /** SHA-256, hex: no addresses are kept here. */
  @PrimaryColumn('text')
  key: string;

  @Column('integer')
  failures: number;

  @Column('timestamp with time zone', { name: 'last_at' })
  lastAt: Date;
}

/** Who an identity provider calls by a subject is this account, from the first sign-in on. */
@Entity('identity')
@Index('identity_account', ['accountId'])
@ForeignKey(() => AccountRow, ['accountId'], ['id'], { name: 'identity_account_fk' })
export class IdentityRow {
  @PrimaryColumn('text')
  issuer: string;

  @PrimaryColumn('text')
  subject: string;

  @Column('uuid', { name: 'account_id' })
  accountId: string;

  @Column('timestamp with time zone', { name: 'created_at' })
  createdAt: Date;
}
