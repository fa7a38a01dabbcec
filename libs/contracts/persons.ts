// What every service besides the registry answers and tells about a person: what it holds, and that it holds nothing any more.
import { z } from 'zod';
import { defineEvent, defineRequest, type ServiceName } from './message.js';
import { Id } from './values.js';

/** By what a person is found: the accounts, and the words that name it. All empty once there is nothing left to find. */
export const Person = z.strictObject({
  accountIds: z.array(Id),
  addresses: z.array(z.string()),
  names: z.array(z.string()).describe('Full names that are no names of organisations'),
});
export type Person = z.infer<typeof Person>;

export const PersonRecord = z.strictObject({
  table: z.string(), id: Id,
  mentions: z.array(z.string()).describe('Fields in which the address or the name stands'),
  data: z.record(z.string(), z.unknown()).nullable()
    .describe('The record, without secrets, where the account made it or is addressed by it; null where it only mentions the person'),
});
export type PersonRecord = z.infer<typeof PersonRecord>;

/** The messages of one service; `suffix` makes their names its own. */
function personMessages<const Suffix extends string>(owner: ServiceName, suffix: Suffix) {
  return {
    /** Internal: what the service holds of a person, by table and id. */
    DescribePerson: defineRequest({
      owner, name: `DescribePersonIn${suffix}`,
      input: z.strictObject({ person: Person, after: z.strictObject({ table: z.string(), id: Id }).nullable(), limit: z.int().min(1).max(200) }),
      output: z.strictObject({ items: z.array(PersonRecord), isLast: z.boolean() }),
    }),
    /** The service has done its part of an erasure. */
    PersonErased: defineEvent({ owner, name: `PersonErasedIn${suffix}`, payload: z.strictObject({ erasureId: Id }) }),
  };
}
export type PersonMessages = ReturnType<typeof personMessages>;

export const personsInMatching = personMessages('matching', 'Matching');
export const personsInServiceMarket = personMessages('service-market', 'ServiceMarket');
export const personsInNotifications = personMessages('notifications', 'Notifications');
export const { DescribePerson: DescribePersonInMatching, PersonErased: PersonErasedInMatching } = personsInMatching;
export const { DescribePerson: DescribePersonInServiceMarket, PersonErased: PersonErasedInServiceMarket } = personsInServiceMarket;
export const { DescribePerson: DescribePersonInNotifications, PersonErased: PersonErasedInNotifications } = personsInNotifications;
