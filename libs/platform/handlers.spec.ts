// A handler whose signature does not fit its message does not compile; what is wired wrongly is named.
import { describe, expect, it } from '@jest/globals';
import type { RequestContext } from '#contracts/message.js';
import { Answers } from './bus/requests.js';
import { OnEvent, type Delivery } from './bus/events.js';
import { definitionsIn, handlersOf, methodOf, wiringFaults } from './handlers.js';
import { OnJob } from './jobs/jobs.js';
import * as messages from './specimen/messages.js';
import { FinishThing, Greet, MakeThing, ThingMade } from './specimen/messages.js';

class Right {
  greeting = 'Hello';
  @Answers(Greet) async greet(input: { name: string }, _context: RequestContext) {
    return { text: `${this.greeting} ${input.name}` };
  }
  @Answers(MakeThing) async make() {
    return { id: '' };
  }
  @OnEvent(ThingMade) async made(_payload: { thingId: string }, _delivery: Delivery) {}
  @OnJob(FinishThing, { pending: 'pending' }) async finish(_id: string, _context: RequestContext) {}
  async pending(_limit: number) {
    return [];
  }
}

/** Never used: each line below must fail to compile, or the directive above it does. */
export class Wrong {
  // @ts-expect-error the input of Greet is a name
  @Answers(Greet) async otherInput(_input: { title: string }) {
    return { text: '' };
  }
  // @ts-expect-error the output of Greet is a text
  @Answers(Greet) async otherOutput() {
    return { words: '' };
  }
  // @ts-expect-error the output of Greet may not be missing
  @Answers(Greet) async noOutput() {}
  // @ts-expect-error an answer takes time
  @Answers(Greet) notAsync() {
    return { text: '' };
  }
  // @ts-expect-error the payload of ThingMade has a thingId
  @OnEvent(ThingMade) async otherPayload(_payload: { enterpriseId: string }) {}
  // @ts-expect-error a job gets an id
  @OnJob(FinishThing, { pending: 'pending' }) async otherId(_id: number) {}
  // @ts-expect-error a request is no event
  @OnEvent(Greet) async otherKind() {}
}

describe('handlers', () => {
  it('are found on an instance and called as its methods', async () => {
    const handlers = handlersOf([new Right()]);
    expect(handlers.map(({ kind, definition, method }) => [kind, definition.name, method])).toEqual([
      ['request', 'Greet', 'greet'],
      ['request', 'MakeThing', 'make'],
      ['event', 'ThingMade', 'made'],
      ['job', 'FinishThing', 'finish'],
    ]);
    expect(await methodOf(handlers[0]!)({ name: 'Abebe' })).toEqual({ text: 'Hello Abebe' });
  });

  it('are complete when every message the app owns has one', () => {
    expect(wiringFaults('matching', definitionsIn([messages]), handlersOf([new Right()]))).toEqual([]);
    expect(wiringFaults('matching', definitionsIn([messages]), [])).toHaveLength(3);
    expect(wiringFaults('registry', definitionsIn([messages]), [])).toEqual([]);
  });

  it('are doubled when two controllers answer the same request', () => {
    class Another extends Right {}
    expect(handlersOf([new Another()])).toEqual([]);
    const twice = handlersOf([new Right(), new Right()]);
    expect(
      wiringFaults('matching', definitionsIn([messages]), twice).filter((fault) =>
        fault.includes('more than one'),
      ),
    ).toHaveLength(4);
  });
});
