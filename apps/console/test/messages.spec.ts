// Every template has a kind of message with words.
import { expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { messageOf } from '../src/notifications/messages.js';

const facts = readFileSync('apps/notifications/src/templates/facts.ts', 'utf8');
const templates = [.../export interface FactsOf \{([\s\S]*?)\n\}/.exec(facts)![1]!.matchAll(/^ {2}'?([a-z-]+)'?: /gm)].map(([, name]) => name!);

it('is known of each', () => {
  expect(templates.length).toBeGreaterThan(25);
  expect(templates.filter((name) => messageOf(name) === 'other')).toEqual([]);
});
