// Erases a person's data: the registry's own at once, what stands in texts and files by a job, and every other service by an event
// that each works on exactly once. An erasure is done when all have told so; then its words are forgotten too.
import { Injectable } from '@nestjs/common';
import { DomainError } from '#contracts/errors.js';
import type { Input, RequestContext, ServiceName } from '#contracts/message.js';
import type { Person } from '#contracts/persons.js';
import {
  EraseFromRegistry, PersonErasureBegan, type DescribeErasure, type ErasurePlan, type GetPersonErasure, type ListPersonErasures,
  type NewErasure, type PersonChoice, type PersonErasure,
} from '#contracts/registry/persons.js';
import { Audit } from '#platform/audit.js';
import { afterCommit, Database, type Tx } from '#platform/database/database.js';
import { failPoint } from '#platform/fail-points.js';
import { newId } from '#platform/ids.js';
import { Jobs } from '#platform/jobs/jobs.js';
import { Outbox } from '#platform/outbox/outbox.js';
import { idOfCursor, pageOf, type Page } from '#platform/page.js';
import { eraseWords } from '#platform/persons/erase-words.js';
import { accountChanged } from '../accounts/account-changed.js';
import { systemOnly } from '../access.js';
import { agreesTo } from '../consent.js';
import { ConsentsRepository } from '../consents/consents.repository.js';
import { Contacts } from '../organisations/contacts.js';
import { ErasuresRepository, erasureView, nobody, openServices } from './erasures.repository.js';
import { People, isAddress, type FoundPerson } from './people.js';
import type { PersonErasureRow } from './person-erasure.entity.js';
import { PersonsRepository } from './persons.repository.js';
import { whatStays } from './what-stays.js';

@Injectable()
export class ErasuresService {
  constructor(
    private readonly database: Database,
    private readonly people: People,
    private readonly persons: PersonsRepository,
    private readonly contacts: Contacts,
    private readonly consents: ConsentsRepository,
    private readonly erasures: ErasuresRepository,
    private readonly jobs: Jobs,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  /** What an erasure would do; nothing is done. */
  plan(choice: PersonChoice, context: RequestContext): Promise<ErasurePlan> {
    return this.database.transaction(async (tx) => {
      const found = await this.people.find(tx, choice, context);
      const { address, accounts, changeable, clusterIds } = found;
      const keys = await this.persons.keysOf(tx, accounts.map(({ id }) => id));
      const consents = await this.consents.list(tx, { address, before: null, limit: 10_000 });
      const reached = new Set(changeable.map(({ id }) => id));
      return {
        address, accountIds: accounts.map(({ id }) => id),
        goes: {
          accounts: accounts.length,
          apiKeys: keys.filter(({ revokedAt }) => revokedAt === null).length,
          contacts: changeable.flatMap(({ contacts }) => contacts.filter(isAddress(address))).length,
          consents: consents.filter(({ organisationId }) => clusterIds === null || reached.has(organisationId)).length,
          importedRows: await this.persons.countImportedRows(tx, address, clusterIds),
        },
        unreachable: changeable.filter(({ contacts }) => isUnreachable(contacts.filter((each) => !isAddress(address)(each)))).map(({ id }) => id),
        stays: whatStays(found),
        confirm: `erase ${address}`,
      };
    });
  }

  start({ reason, confirm, ...choice }: NewErasure, context: RequestContext): Promise<PersonErasure> {
    return this.database.idempotently(context, async (tx) => {
      const found = await this.people.find(tx, choice, context);
      refuseUnconfirmed(confirm, found.address);
      const accountIds = found.accounts.map(({ id }) => id);
      await this.refuseLastAdmin(tx, found);
      const importedRows = await this.persons.countImportedRows(tx, found.address, found.clusterIds);
      const names = await this.namesOf(tx, found);
      const apiKeys = await this.persons.closeAccounts(tx, accountIds);
      await this.outbox.publishAll(found.accounts.map((account) => accountChanged({ ...account, version: account.version + 1 })), tx);
      await this.persons.eraseAnswers(tx, accountIds);
      const { contacts, consents, unreachable } = await this.removeContacts(tx, found);
      const row: PersonErasureRow = {
        id: newId(), state: 'under_way', person: { accountIds, addresses: [found.address], names }, accountIds,
        clusterIds: [...new Set([...found.accounts, ...found.changeable].flatMap(({ clusterIds }) => clusterIds))],
        reason, erased: { accounts: accountIds.length, apiKeys, contacts, consents, importedRows }, unreachable,
        stays: whatStays(found), services: openServices(), requestedBy: context.actor?.accountId ?? null,
        requestId: context.requestId, createdAt: new Date(), searchedAt: null, finishedAt: null,
      };
      // What somebody else has too is not this person's to take out of texts.
      if (await this.erasures.isHeld(tx, found.address)) row.person = { accountIds, addresses: [], names: [] };
      await this.erasures.insert(tx, row);
      await this.record(tx, 'person.erased', row, context, { accountIds, reason, unreachable });
      afterCommit(() => void this.jobs.add(EraseFromRegistry, row.id));
      return erasureView(row);
    });
  }

  /** The registry's texts and files. Contacts once more: an import that was at work may have brought them back. */
  async eraseHere(id: string, { requestId }: Pick<RequestContext, 'requestId'>): Promise<void> {
    await this.database.transaction(async (tx) => {
      const row = await this.erasures.lock(tx, id);
      if (!row || row.services.registry !== null) return;
      const isFirst = row.searchedAt === null;
      await this.persons.holdImports(tx);
      for (const address of row.person.addresses) {
        await this.persons.emptyCells(tx, address);
        await this.persons.removeFromMerged(tx, address);
        if (isFirst) for (const each of await this.contacts.holding(tx, address)) await this.removeContact(tx, each, address);
        // Later on the address may have been stated anew: then it is to stay.
        if (!isFirst && await this.erasures.isHeld(tx, address)) return this.finish(tx, row, 'registry', requestId);
        await this.consents.forget(tx, address, null);
      }
      await eraseWords(tx, row.person, ['person_erasure', 'consent_record']);
      // The others afterwards: what they ask the registry for again then holds nothing of the person.
      if (isFirst) await this.outbox.publish(PersonErasureBegan, { erasureId: id }, tx, { aggregateId: id, version: 1 });
      await failPoint('erasure.before-commit');
      if (await this.persons.isUnread(tx, row.createdAt)) await this.erasures.update(tx, id, { searchedAt: new Date() });
      else await this.finish(tx, row, 'registry', requestId);
    });
  }

  /** Another service has done its part. */
  async erasedBy(service: ServiceName, erasureId: string, tx: Tx, requestId: string): Promise<void> {
    const row = await this.erasures.lock(tx, erasureId);
    if (row) await this.finish(tx, row, service, requestId);
  }

  async describe({ id }: Input<typeof DescribeErasure>, context: RequestContext): Promise<Person> {
    systemOnly(context);
    return this.erasures.person(id);
  }

  get({ id }: Input<typeof GetPersonErasure>, { actor }: RequestContext): Promise<PersonErasure> {
    return this.erasures.get(this.database.manager, id, actor);
  }

  async list({ cursor, limit }: Input<typeof ListPersonErasures>, { actor }: RequestContext): Promise<Page<PersonErasure>> {
    return pageOf(await this.erasures.list(actor, idOfCursor(cursor), limit + 1), limit);
  }

  private async finish(tx: Tx, row: PersonErasureRow, service: ServiceName, requestId: string): Promise<void> {
    const services = { ...row.services, [service]: row.services[service] ?? new Date().toISOString() };
    const isDone = Object.values(services).every((at) => at !== null);
    await this.erasures.update(tx, row.id, {
      services, ...(isDone && row.state !== 'done' ? { state: 'done', person: nobody, finishedAt: new Date() } : {}),
    });
    if (isDone && row.state !== 'done') await this.record(tx, 'person.erasure_finished', row, { actor: null, requestId }, {});
  }

  private async removeContacts(tx: Tx, { address, changeable, clusterIds }: FoundPerson) {
    const [unreachable, removed]: [string[], number[]] = [[], []];
    for (const organisation of changeable) {
      const { before, after } = await this.removeContact(tx, organisation, address);
      removed.push(before.length - after.length);
      if (isUnreachable(after)) unreachable.push(organisation.id);
    }
    const organisations = changeable.map(({ id }) => id);
    const consents = await this.consents.forget(tx, address, clusterIds === null ? null : organisations);
    return { contacts: removed.reduce((sum, each) => sum + each, 0), consents, unreachable };
  }

  private removeContact(tx: Tx, organisation: FoundPerson['seen'][number], address: string) {
    return this.contacts.change(tx, organisation, (contacts) => contacts.filter((each) => !isAddress(address)(each)));
  }

  /** A name of one word, or that an organisation has, is found in texts that mean somebody else. */
  private async namesOf(tx: Tx, { accounts }: FoundPerson): Promise<string[]> {
    const names: string[] = [];
    for (const { name } of accounts) {
      if (/\S\s+\S/.test(name) && !(await this.contacts.isName(tx, name))) names.push(name);
    }
    return names;
  }

  private async refuseLastAdmin(tx: Tx, { accounts }: FoundPerson): Promise<void> {
    const admins = accounts.filter(({ role, active }) => role === 'admin' && active);
    if (admins.length === 0 || await this.persons.isAdminLeft(tx, admins.map(({ id }) => id))) return;
    throw new DomainError('transition_not_allowed', 'Nobody could administer the system any more. Make another admin of all clusters first.');
  }

  private record(
    tx: Tx, action: string, { id }: Pick<PersonErasureRow, 'id'>, { actor, requestId }: Pick<RequestContext, 'actor' | 'requestId'>,
    details: Record<string, unknown>,
  ): Promise<void> {
    return this.audit.record(tx, { action, subjectType: 'person_erasure', subjectId: id, actor, requestId, details });
  }
}

const isUnreachable = (contacts: Parameters<typeof agreesTo>[0][]): boolean => !contacts.some((each) => agreesTo(each, 'linkages'));

function refuseUnconfirmed(confirm: string, address: string): void {
  const [given, wanted] = [confirm, `erase ${address}`].map((text) => text.toLowerCase());
  if (given === wanted) return;
  const message = 'must be the word erase, a space and the address of the person: what is erased does not come back';
  throw new DomainError('body_invalid', `confirm ${message}.`, { fields: [{ field: 'confirm', message }] });
}
