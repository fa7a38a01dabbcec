// Whom a request about a person's data means, as far as the caller reaches: its accounts, and where its address is stated.
import { Injectable } from '@nestjs/common';
import type { RequestContext } from '#contracts/message.js';
import { DomainError } from '#contracts/errors.js';
import type { Account } from '#contracts/registry/accounts.js';
import type { PersonChoice } from '#contracts/registry/persons.js';
import type { Tx } from '#platform/database/database.js';
import { scopeForAccount, scopeFor, type Scope } from '../access.js';
import { AccountsRepository } from '../accounts/accounts.repository.js';
import { canChange, canSee } from '../organisations/can-see.js';
import { Contacts, type OrganisationContacts } from '../organisations/contacts.js';
import { PersonsRepository } from './persons.repository.js';

export interface FoundPerson {
  address: string;
  accounts: Account[];
  /** Organisations that state the address and whose contacts the caller may see. */
  seen: OrganisationContacts[];
  /** Those of them whose contacts the caller may change. */
  changeable: OrganisationContacts[];
  /** Null: nothing limits the caller. */
  clusterIds: readonly string[] | null;
}

const nobody: Scope = { reach: 'organisation', organisationId: '' };

@Injectable()
export class People {
  constructor(
    private readonly accounts: AccountsRepository,
    private readonly persons: PersonsRepository,
    private readonly contacts: Contacts,
  ) {}

  async find(tx: Tx, { accountId, address }: PersonChoice, context: RequestContext): Promise<FoundPerson> {
    const { actor } = context;
    const chosen = accountId ?? (address === undefined ? actor?.accountId : undefined);
    if (chosen === undefined && address === undefined) {
      throw new DomainError('body_invalid', 'State accountId or address: the system is no person.');
    }
    const account = chosen === undefined ? null : await this.accounts.get(tx, chosen, scopeForAccount(chosen, context));
    const meant = account?.email ?? address!;
    // By an address alone the accounts of those are meant who administer them; one's own is stated or left out.
    const administers = actor === null || actor.role === 'manager' || actor.role === 'admin';
    const found = account ? [account] : await this.persons.accountsAt(tx, meant, administers ? scopeFor('read accounts', context) : nobody);
    const seen = (await this.contacts.holding(tx, meant)).filter((each) => canSee(each, context));
    const isUnlimited = actor === null || (actor.role === 'admin' && actor.clusterIds.length === 0);
    const isStaff = actor !== null && ['cda', 'manager', 'admin'].includes(actor.role);
    return {
      address: meant, accounts: found, seen, changeable: seen.filter((each) => canChange(each, context)),
      clusterIds: isUnlimited ? null : isStaff ? actor.clusterIds : [],
    };
  }
}

export const isAddress = (address: string) => (each: { address: string }) => each.address.toLowerCase() === address.toLowerCase();
