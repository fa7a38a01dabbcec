// Everything that the services hold of a person, as one document: what the registry knows first, then record by record.
import { Injectable } from '@nestjs/common';
import { DomainError } from '#contracts/errors.js';
import { services, type RequestContext, type ServiceName } from '#contracts/message.js';
import {
  personsInMatching, personsInNotifications, personsInServiceMarket, type Person, type PersonMessages, type PersonRecord,
} from '#contracts/persons.js';
import type { PersonData, PersonDataWish } from '#contracts/registry/persons.js';
import { Id } from '#contracts/values.js';
import { Audit } from '#platform/audit.js';
import { Bus } from '#platform/bus/requests.js';
import { systemContext } from '#platform/context.js';
import { Database, type Tx } from '#platform/database/database.js';
import { personRecords } from '#platform/persons/person-records.js';
import { ConsentsRepository } from '../consents/consents.repository.js';
import { People, isAddress, type FoundPerson } from './people.js';
import { PersonsRepository } from './persons.repository.js';

const elsewhere: Partial<Record<ServiceName, PersonMessages>> = {
  matching: personsInMatching, 'service-market': personsInServiceMarket, notifications: personsInNotifications,
};
/** What the document has in a part of its own, or what is only a copy of it. */
const shownBefore = ['account', 'api_key', 'consent_record', 'person_erasure', 'enterprise', 'buyer', 'provider'];
const [mostRecords, mostConsents, mostRows] = [100, 200, 50];

interface Place {
  service: ServiceName;
  after: { table: string; id: string } | null;
}

@Injectable()
export class PersonDataService {
  constructor(
    private readonly database: Database,
    private readonly bus: Bus,
    private readonly people: People,
    private readonly persons: PersonsRepository,
    private readonly consents: ConsentsRepository,
    private readonly audit: Audit,
  ) {}

  async collect({ cursor, ...choice }: PersonDataWish, context: RequestContext): Promise<PersonData> {
    const from = placeOf(cursor);
    const { head, person } = await this.database.transaction(async (tx) => {
      const found = await this.people.find(tx, choice, context);
      const isOwn = choice.address === undefined && (choice.accountId ?? context.actor?.accountId) === context.actor?.accountId;
      if (cursor === undefined && !isOwn) await this.note(tx, found, context);
      return { head: await this.head(tx, found), person: wordsOf(found) };
    });
    return { ...head, ...await this.records(person, from, context) };
  }

  private async head(tx: Tx, { address, accounts, seen, clusterIds }: FoundPerson): Promise<Omit<PersonData, 'records' | 'nextCursor'>> {
    const organisations = new Set(seen.map(({ id }) => id));
    const consents = await this.consents.list(tx, { address, before: null, limit: mostConsents });
    return {
      address, collectedAt: new Date().toISOString(), accounts,
      apiKeys: await this.persons.keysOf(tx, accounts.map(({ id }) => id)),
      contacts: seen.flatMap(({ id, name, contacts }) =>
        contacts.filter(isAddress(address)).map((contact) => ({ organisationId: id, organisation: name, contact }))),
      consents: consents.filter(({ organisationId }) => clusterIds === null || organisations.has(organisationId)),
      importedRows: await this.persons.importedRows(tx, address, clusterIds, mostRows),
    };
  }

  /** Of every service in turn, as much as fits into one part. */
  private async records(person: Person, from: Place, context: RequestContext): Promise<Pick<PersonData, 'records' | 'nextCursor'>> {
    const isEmpty = person.accountIds.length + person.addresses.length === 0;
    let { after } = from;
    for (const service of isEmpty ? [] : services.slice(services.indexOf(from.service))) {
      const { items, isLast } = await this.recordsIn(service, { person, after, limit: mostRecords }, context);
      after = null;
      const next = services[services.indexOf(service) + 1];
      const place = isLast ? next && { service: next, after: null } : { service, after: items.at(-1)! };
      // A part ends with the service that has something to say: what one service answers fits into a message.
      if (items.length > 0 || !place) return { records: items.map((each) => ({ service, ...each })), nextCursor: place ? cursorOf(place) : null };
    }
    return { records: [], nextCursor: null };
  }

  private recordsIn(
    service: ServiceName, wanted: { person: Person; after: Place['after']; limit: number }, { requestId }: RequestContext,
  ): Promise<{ items: PersonRecord[]; isLast: boolean }> {
    const messages = elsewhere[service];
    if (messages) return this.bus.ask(messages.DescribePerson, wanted, systemContext('person-data', requestId));
    return this.database.transaction((tx) => personRecords(tx, wanted, shownBefore));
  }

  private note(tx: Tx, { accounts }: FoundPerson, { actor, requestId }: RequestContext): Promise<void> {
    return this.audit.record(tx, {
      action: 'person.exported', subjectType: 'person', subjectId: accounts[0]?.id ?? 'address', actor, requestId,
      details: { accountIds: accounts.map(({ id }) => id) },
    });
  }
}

/** The address of somebody whose accounts are not all in reach is looked for only where the caller looks after contacts. */
const wordsOf = ({ accounts, address, clusterIds }: FoundPerson): Person => ({
  accountIds: accounts.map(({ id }) => id), addresses: clusterIds === null ? [address] : [], names: [],
});

const cursorOf = ({ service, after }: Place) => Buffer.from([service, after?.table ?? '', after?.id ?? ''].join(' ')).toString('base64url');

function placeOf(cursor: string | undefined): Place {
  if (cursor === undefined) return { service: 'registry', after: null };
  const [service = '', table = '', id = ''] = Buffer.from(cursor, 'base64url').toString().split(' ');
  const isOurs = services.some((each) => each === service) && (table === '' || (/^\w+$/.test(table) && Id.safeParse(id).success));
  if (!isOurs) throw new DomainError('cursor_invalid', 'The cursor is not one of ours. Use nextCursor of the part before, or none.');
  return { service: service as ServiceName, after: table === '' ? null : { table, id } };
}
