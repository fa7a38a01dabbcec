// Messages of a made-up service, for the platform's own tests.
import { z } from 'zod';
import { defineEvent, defineJob, defineRequest } from '#contracts/message.js';

export const Greet = defineRequest({
  owner: 'matching',
  name: 'Greet',
  input: z.strictObject({ name: z.string().min(1) }),
  output: z.strictObject({ text: z.string() }),
});

export const MakeThing = defineRequest({
  owner: 'matching',
  name: 'MakeThing',
  input: z.strictObject({ label: z.string() }),
  output: z.strictObject({ id: z.uuid() }),
});

export const ThingMade = defineEvent({
  owner: 'matching',
  name: 'ThingMade',
  payload: z.strictObject({ thingId: z.uuid() }),
});

export const FinishThing = defineJob({
  owner: 'matching',
  name: 'FinishThing',
  subject: 'the id of a thing',
});
