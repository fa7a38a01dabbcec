// The part that every service has in a person's data: it says what it holds, and erases it exactly once when the registry tells.
import { Controller } from '@nestjs/common';
import { DomainError } from '#contracts/errors.js';
import type { Input, Payload, RequestContext } from '#contracts/message.js';
import type { Person, PersonMessages } from '#contracts/persons.js';
import { DescribeErasure, PersonErasureBegan } from '#contracts/registry/persons.js';
import { OnEvent, type Delivery } from '../bus/events.js';
import { Answers, Bus } from '../bus/requests.js';
import { Database, type Tx } from '../database/database.js';
import { Outbox } from '../outbox/outbox.js';
import { eraseWords } from './erase-words.js';
import { personRecords } from './person-records.js';

/** `erase` is what a service removes of accounts besides words. */
export function personsController(
  { DescribePerson, PersonErased }: PersonMessages, erase: (tx: Tx, person: Person) => Promise<void> = () => Promise.resolve(),
) {
  @Controller()
  class PersonsController {
    constructor(
      private readonly database: Database,
      private readonly bus: Bus,
      private readonly outbox: Outbox,
    ) {}

    @Answers(DescribePerson)
    async describe(input: Input<typeof DescribePerson>, { actor }: RequestContext) {
      if (actor !== null) throw new DomainError('role_not_allowed', 'This request is for the services of the system, not for accounts.');
      return this.database.transaction((tx) => personRecords(tx, input));
    }

    @OnEvent(PersonErasureBegan)
    async erase({ erasureId }: Payload<typeof PersonErasureBegan>, { tx, context }: Delivery): Promise<void> {
      const person = await this.bus.ask(DescribeErasure, { id: erasureId }, context);
      await erase(tx, person);
      await eraseWords(tx, person);
      await this.outbox.publish(PersonErased, { erasureId }, tx, { aggregateId: erasureId, version: 1 });
    }
  }
  return PersonsController;
}
