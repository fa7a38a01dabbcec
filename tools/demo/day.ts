// What the demo's people did today, so that nobody opens an empty console: buyers posted, the agent decided some of it, some have answered.
// Through the public API; like the seed it looks first, so that an interrupted day goes on where it was and a finished one does nothing.
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { createClient, type Client, type Schemas } from '#client';
import { everyPage } from '../every-page.js';
import { dayFrom } from './demo-data.js';
import type { DemoCredentials } from './seed.js';

const RequirementData = z.strictObject({
  of: z.enum(['buyer', 'buyer_fr']).describe('Whose key posts it'), title: z.string(), text: z.string(), language: z.string(),
  lots: z.array(z.strictObject({
    code: z.string(), text: z.string(), quantity: z.number(), unit: z.string(), wantedInDays: z.int(), ceilingUsd: z.number(),
    preferred: z.array(z.string()), mandatory: z.array(z.string()).default([]),
  })),
  decided: z.array(z.strictObject({
    lot: z.int(), enterprise: z.string(), ruling: z.enum(['approve', 'decline']), answers: z.array(z.enum(['buyer', 'enterprise'])).describe('Sides that say yes; the enterprise is the one that has an account of its own, Selam Garments'),
  })),
});
type RequirementData = z.infer<typeof RequirementData>;

export const demoDay = () => z.array(RequirementData).parse(JSON.parse(readFileSync(new URL('./day.json', import.meta.url), 'utf8')));

interface Cast {
  /** API address. */
  url: string;
  credentials: DemoCredentials;
  /** True once the demo is to end: the day breaks off. */
  isOver: () => boolean;
}

/** Resolves when everything is done, or as soon as the demo is to end. */
export async function playDay({ url, credentials, isOver }: Cast): Promise<void> {
  const client = (key: string) => createClient({ baseUrl: url, apiKey: key });
  const cda = client(credentials.cda.key);
  const posted: { data: RequirementData; lotIds: string[] }[] = [];
  for (const data of demoDay()) {
    posted.push({ data, lotIds: await post(client(credentials[data.of].key), credentials.clusterId, data) });
  }
  const awaited: { proposalId: string; answering: Client[] }[] = [];
  for (const { data, lotIds } of posted) {
    for (const { lot, enterprise, ruling, answers } of data.decided) {
      const proposal = await until(isOver, async () =>
        (await everyPage((cursor) => cda.GET('/v1/proposals', { params: { query: { lotId: lotIds[lot]!, limit: 200, ...cursor } } })))
          .find(({ enterpriseName }) => enterpriseName === enterprise));
      if (proposal === undefined) return;
      if (proposal.status === 'proposed') await decide(cda, proposal, ruling);
      const keyOf = { buyer: credentials[data.of].key, enterprise: credentials.enterprise.key };
      if (ruling === 'approve') awaited.push({ proposalId: proposal.id, answering: answers.map((side) => client(keyOf[side])) });
    }
  }
  for (const { proposalId, answering } of awaited) {
    for (const side of answering) {
      // Each side sees its own invitation only.
      const invitation = await until(isOver, async () => (await side.GET('/v1/invitations', { params: { query: { proposalId } } })).data.items[0]);
      if (invitation === undefined) return;
      if (invitation.status === 'open' && invitation.reply === null) {
        await side.POST('/v1/invitations/{id}/reply', { params: { path: { id: invitation.id } }, body: { answer: 'yes' } });
      }
    }
  }
}

/** The lots' ids, in their order. */
async function post(buyer: Client, clusterId: string, { title, text, language, lots }: RequirementData): Promise<string[]> {
  const mine = await everyPage((cursor) => buyer.GET('/v1/requirements', { params: { query: { clusterId, limit: 200, ...cursor } } }));
  const today = new Date();
  const requirement = mine.find((each) => each.title === title) ?? (await buyer.POST('/v1/requirements', { body: {
    clusterId, title, language, description: text,
    lots: lots.map(({ wantedInDays, ceilingUsd, preferred, mandatory, ...lot }) => ({
      ...lot, deadline: dayFrom(today, wantedInDays), ceilingPrice: { amount: ceilingUsd, currency: 'USD' },
      preferredCertifications: preferred, mandatoryCertifications: mandatory,
    })),
  } })).data;
  return requirement.lots.map(({ id }) => id);
}

const rulings = {
  approve: { ruling: 'approve', conflictOfInterest: 'none' },
  decline: { ruling: 'decline', conflictOfInterest: 'none', reasonCode: 'better_alternative', note: 'Others nearby have it free sooner.' },
} as const;

async function decide(cda: Client, { id, version }: Schemas['LinkageProposal'], ruling: keyof typeof rulings): Promise<void> {
  await cda.POST('/v1/proposals/{id}/decision', { params: { path: { id }, header: { 'If-Match': `"${version}"` } }, body: rulings[ruling] });
}

const pauseMs = 300;
const patienceMs = 120_000;

/** What `look` finds in the end; undefined when the demo is to end first, or it never comes: a day of an earlier version of the data. */
async function until<T>(isOver: () => boolean, look: () => Promise<T | undefined>): Promise<T | undefined> {
  const end = Date.now() + patienceMs;
  while (!isOver() && Date.now() < end) {
    const found = await look();
    if (found !== undefined) return found;
    await sleep(pauseMs);
  }
  return undefined;
}
