// Checks a password so that a stranger learns nothing: each refusal has the same words and costs one count and one hash.
import { Injectable } from '@nestjs/common';
import { DomainError } from '#contracts/errors.js';
import type { Visitor } from '#contracts/registry/sign-in.js';
import { Database, type Tx } from '#platform/database/database.js';
import { PasswordHasher } from './hasher.js';
import { normalised } from './password-rules.js';
import { PasswordsRepository, type StoredPassword } from './passwords.repository.js';
import { SessionsRepository } from './sessions.repository.js';
import { knownDeviceCounters, strangerCounters, ThrottleRepository, type Counter } from './throttle.repository.js';

/** A password that was right a moment ago. */
export interface Checked {
  accountId: string;
  /** The stored hash it was compared with, and a new one where that was made with old parameters. */
  hash: string;
  better: string | null;
  counters: Counter[];
}

export const addressOf = (email: string): string => email.trim().toLowerCase();

@Injectable()
export class PasswordChecks {
  constructor(
    private readonly database: Database,
    private readonly hasher: PasswordHasher,
    private readonly passwords: PasswordsRepository,
    private readonly sessions: SessionsRepository,
    private readonly throttle: ThrottleRepository,
  ) {}

  byAddress(email: string, password: string, visitor: Visitor): Promise<Checked> {
    const address = addressOf(email);
    return this.check(address, password, visitor, (tx) => this.passwords.byAddress(tx, address));
  }

  /** Of somebody who is signed in already; guesses count all the same. */
  ofAccount(accountId: string, address: string, password: string, visitor: Visitor): Promise<Checked> {
    return this.check(address, password, visitor, (tx) => this.passwords.ofAccount(tx, accountId));
  }

  /** In the transaction that uses it: still the password, of an active account; the failure that was counted is taken back. */
  async confirm(tx: Tx, { accountId, hash, better, counters }: Checked, { deviceHash }: Visitor): Promise<void> {
    await this.throttle.clear(tx, counters);
    if (!(await this.passwords.stillIs(tx, accountId, hash))) throw refused();
    if (better !== null) await this.passwords.replaceHash(tx, accountId, better);
    await this.sessions.rememberDevice(tx, accountId, deviceHash);
  }

  private async check(
    address: string, password: string, { network, deviceHash }: Visitor, find: (tx: Tx) => Promise<StoredPassword | undefined>,
  ): Promise<Checked> {
    const { stored, counters, admitted } = await this.database.transaction(async (tx) => {
      const stored = await find(tx);
      // Asked also where there is no account: the same statements, whoever asks.
      const known = await this.sessions.isKnownDevice(tx, stored?.accountId ?? nobody, deviceHash);
      const counters = known ? knownDeviceCounters(address, deviceHash) : strangerCounters(address, network);
      return { stored, counters, admitted: await this.throttle.charge(tx, counters) };
    });
    const text = normalised(password);
    const right = await this.hasher.check(stored?.hash, text);
    if (!stored || !right || !admitted || !stored.active) throw refused();
    const better = this.hasher.isOutdated(stored.hash) ? await this.hasher.make(text) : null;
    return { accountId: stored.accountId, hash: stored.hash, better, counters };
  }
}

const nobody = '00000000-0000-0000-0000-000000000000';

const refused = () =>
  new DomainError(
    'sign_in_refused',
    'The e-mail address or the password is not right, or there were too many tries. Check both, wait a quarter of an hour after many tries, '
      + 'or ask for a link that sets a new password.',
  );
