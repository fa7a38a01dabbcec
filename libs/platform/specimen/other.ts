// Wrongly wired variants of the made-up service: a missing handler, a doubled one, a foreign one, a lost
// method.
import { Controller, Module } from '@nestjs/common';
import { z } from 'zod';
import { defineRequest } from '#contracts/message.js';
import { Answers } from '../bus/requests.js';
import { OnEvent } from '../bus/events.js';
import { OnJob } from '../jobs/jobs.js';
import { FinishThing, Greet, MakeThing, ThingMade } from './messages.js';

const answer = async () => ({ text: '' });

@Controller()
class Doubled {
  @Answers(Greet) async first() {
    return answer();
  }
  @Answers(Greet) async second() {
    return answer();
  }
  @Answers(MakeThing) async make() {
    return { id: '' };
  }
  @OnEvent(ThingMade) async made() {}
  @OnJob(FinishThing, { pending: 'nowhere' }) async finish() {}
}

@Module({ controllers: [Doubled] })
export class DoubledModule {}

@Controller()
class Missing {
  @Answers(Greet) async greet() {
    return answer();
  }
}

@Module({ controllers: [Missing] })
export class MissingModule {}

export const Foreign = defineRequest({
  owner: 'registry',
  name: 'Foreign',
  input: z.string(),
  output: z.string(),
});

@Controller()
class Stranger {
  @Answers(Foreign) async foreign() {
    return '';
  }
}

@Module({ controllers: [Stranger] })
export class StrangerModule {}
