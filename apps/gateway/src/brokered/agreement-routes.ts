// Over HTTP what both sides agreed to, for any service that brokers.
import { Controller } from '@nestjs/common';
import { Bus } from '#platform/bus/requests.js';
import type { Call } from '../http/call.js';
import { Endpoint } from '../http/endpoint.js';
import { withArticle } from '#contracts/brokering/words.js';
import { below, type Ask, type Brokered, type Shape } from './brokered.js';

interface Messages {
  Agreement: Shape; ListAgreements: Ask; GetAgreement: Ask;
}

export function agreementRoutes({ path, messages, parties, words }: Brokered<Messages>) {
  const at = below(path);

  @Controller()
  class AgreementsController {
    constructor(private readonly bus: Bus) {}

    @Endpoint({
      method: 'GET', path: at(''), allow: parties, query: messages.ListAgreements.input, reply: messages.ListAgreements.output,
      sends: messages.ListAgreements,
      summary: `List ${words.agreement}s, newest first`,
      errors: ['cursor_invalid'],
    })
    list({ query, context }: Call<{ query: object }>) {
      return this.bus.ask(messages.ListAgreements, query, context);
    }

    @Endpoint({
      method: 'GET', path: at('/:id'), allow: parties, reply: messages.Agreement, sends: messages.GetAgreement,
      summary: `Show ${withArticle(words.agreement)}`,
    })
    get({ params, context }: Call<{ params: 'id' }>) {
      return this.bus.ask(messages.GetAgreement, params, context);
    }
  }
  return AgreementsController;
}
