// Whatever people write is shown to others as they wrote it, does nothing, and breaks no page.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Role } from '#contracts/message.js';
import { readApi, type Api, type Json } from '../../tools/fuzz/api.js';
import { desk, lost, phone, walk, type Place } from '../support/console-walk.js';
import { ConsoleWorld, chromium } from '../support/console-world.js';
import { hostileNames, isHostile } from '../support/hostile-names.js';
import { HostileWriter, pathOf, type HostileThings } from '../support/hostile-writing.js';
import { findThings, placesOf, type Things } from './pages.js';

const roles = ['cda', 'manager', 'admin', 'buyer', 'enterprise', 'provider'] as const satisfies readonly Role[];

/** Texts of requests that nobody else is shown. */
const unseen: Record<string, RegExp> = {
  'one of a list of units': /[ .]unit$/,
  'a secret': /^(me\/password|passwords|sessions) /,
  'for the answer alone': /^(requirements:preview|person-data\/export) /,
  'compared, never kept': /^person-erasures confirm$/,
  'the note of one decision, for many at once': /^(service-)?proposals\/decisions /,
  'an address': /^webhook-endpoints url$/,
};

let world: ConsoleWorld;
let writer: HostileWriter;
let things: readonly Things[];
let written: HostileThings;
beforeAll(async () => {
  if (chromium === null) return;
  world = await ConsoleWorld.start({ furnished: true });
  const others = await findThings(world);
  writer = new HostileWriter(world.system, world.cluster);
  written = await writer.write();
  things = [0, 1, 2].map((at) => thingsAt(at, others));
}, 600_000);
afterAll(() => world?.stop());

/** Others at each number, so that a page about a thing is seen with several texts. */
function thingsAt(at: number, others: Things): Things {
  const pick = <T>(all: readonly T[], step = 1): T => all[(at * step) % all.length]!;
  return {
    ...others, requirement: pick(written.requirements).id, lot: written.requirements[5 + at]!.lots[0]!.id, draft: pick(written.drafts), enterprise: pick(written.enterprises, 5), linkage: pick(written.linkages),
    invitation: written.openInvitation, account: pick(written.accounts, 5), import: pick(written.imports), offer: pick(written.offers, 5), need: pick(written.needs), serviceProposal: pick(written.serviceProposals),
  };
}

/** Texts of the bodies of requests that may be anything: `enterprises establishments.*.town`. */
function freeTexts(api: Api): string[] {
  const found = new Set<string>();
  const visit = (node: Json, kind: string, path: readonly string[]): void => {
    const schema = api.resolve(node);
    for (const name of ['oneOf', 'anyOf', 'allOf']) for (const each of (schema[name] ?? []) as Json[]) visit(each, kind, path);
    const isText = [schema['type']].flat().includes('string');
    if (isText && !['enum', 'const', 'format', 'pattern'].some((rule) => rule in schema)) found.add(`${kind} ${path.join('.')}`);
    for (const [name, each] of Object.entries((schema['properties'] ?? {}) as Record<string, Json>)) visit(each, kind, [...path, name]);
    if (schema['items'] !== undefined) visit(schema['items'] as Json, kind, [...path, '*']);
  };
  for (const { path, body } of api.operations) if (body?.media === 'application/json') visit(body.schema, pathOf(path), []);
  return [...found].toSorted();
}

/** What stands on a page, also in its fields. */
const allWords = `document.querySelector('main').innerText + [...document.querySelectorAll('main :is(input, textarea)')].map(({ value }) => value).join()`;
/** A lot that is promised cannot be split again. */
const expected = /api\/|status of 401|allocations:simulate/;

const harmless = async (page: Page): Promise<string[]> => [
  ...(await page.evaluate<boolean>(`'harmed' in window`) ? ['ran what somebody wrote'] : []), ...await lost(page, phone),
];

(chromium === null ? describe.skip : describe)('texts that are not harmless', () => {
  it('are written into everything that others are shown', async () => {
    expect(hostileNames).toHaveLength(20);
    const api = readApi((await (await fetch(`${world.url}/openapi.json`)).json()) as Json);
    const left = freeTexts(api).filter((field) => !writer.written.has(field) && !Object.values(unseen).some((which) => which.test(field)));
    expect(left).toEqual([]);
  });

  it.each(roles)('do nothing on any page of %s', async (role) => {
    const wrong = await walk(world, role, placesOf(role, things[0]!), { expected }, async (page) => [...await lost(page, desk), ...await harmless(page)]);
    expect(wrong).toEqual([]);
  });

  it.each(['cda', 'buyer', 'provider', 'admin'] as const)('do nothing on pages of %s about one thing, and stand there', async (role) => {
    const asked: Place[] = role === 'cda' ? things.slice(0, 2).flatMap(({ requirement }) => ['near', 'whyNot', 'runs'].map((show) => ({ name: show, address: `/console/requirements/${requirement}?show=${show}` }))) : [];
    const places = [...things.slice(1).flatMap((each) => placesOf(role, each, 'things')), ...asked];
    const wrong = await walk(world, role, places, { expected }, async (page) => [
      ...await harmless(page), ...(isHostile(await page.evaluate<string>(allWords)) ? [] : ['shows nothing of it']),
    ]);
    expect(wrong).toEqual([]);
  });
});
