// The people and things of a replay, made through the public API: classification, cluster, CDA, buyers, enterprises.
import { setTimeout as sleep } from 'node:timers/promises';
import { ApiError, createClient, type Client } from '#client';
import { everyPage } from '../every-page.js';
import { day, defaultPolicy } from '../fleet/small-cluster.js';
import { codeFiles, enterpriseFiles, mailDomain, mailboxOf, unit } from './files.js';
import type { ReplayFolder, Tender } from './folder.js';
import { chosenAndTimed, type Timed } from './learned.js';
import { changePolicy } from '../install-relevance.js';
import { forEach } from './work.js';

export interface Scene {
  clusterId: string;
  admin: Client;
  cda: Client;
  /** By the name in the data. */
  buyers: ReadonlyMap<string, Client>;
  /** The supplier that an enterprise is, by the id of the enterprise. */
  supplierOf: ReadonlyMap<string, string>;
  /** The supplier that reads an e-mail address. */
  readerOf: ReadonlyMap<string, string>;
  /** The version of weights that it is matched with, and what they cost; null: the starter. */
  learned: Timed | null;
}

export interface Entrance {
  url: string;
  adminKey: string;
  /** Address of the matching service, for what it tells of itself. */
  matching: string;
  signal: AbortSignal;
  say: (line: string) => void;
}

/** How long a decision can be undone here, in seconds: short, and left out of the figures. */
const holdingSeconds = 1;
/** The most that is proposed for a lot: recall is looked at up to here. */
export const mostProposals = 50;

/**
 * What the data does not know counts for nothing: there is no price, capacity, lead time or place in it. Answers are
 * scripted here, so they must not tell for or against anybody either. What is left is relevance, as it is evaluated.
 */
const weights = {
  relevance: 1, capabilityFit: 0, capacityMargin: 0, leadTimeMargin: 0, price: 0, optionalCertifications: 0, distance: 0, pastPerformance: 0, responsiveness: 0,
};
/** Nobody is kept out by the code of what it won: an evaluation of relevance ranks everybody as well. While enterprises come in few are to be judged. */
const minimumSimilarity = { atFirst: 1, later: 0 };
// The claims of the files are years old, and nobody is there to be asked about them.
const policy = {
  ...defaultPolicy, minimumSimilarity: minimumSimilarity.atFirst, maxProposals: mostProposals, holdingSeconds, invitationCap: null, staleClaimWeight: 1, claimQuestionDays: 0,
};

/** `file`: weights of relevance as JSON, null for the starter. */
export async function makeScene(folder: ReplayFolder, entrance: Entrance, posts: readonly Tender[], file: string | null): Promise<Scene> {
  const { url, adminKey, matching, signal, say } = entrance;
  const open = (apiKey: string) => createClient({ baseUrl: url, apiKey, fetch: patiently(signal) });
  const admin = open(adminKey);
  for (const { scheme, csv } of codeFiles(folder)) {
    const { data } = await admin.POST('/v1/imports/codes', { params: { query: { scheme } }, body: csv });
    say(`imported ${data.created} codes of ${scheme}`);
  }
  const { data: { id: clusterId } } = await admin.POST('/v1/clusters', { body: {
    name: 'Replay', trade: 'public procurement', place: { country: 'MD' }, languages: ['en'], currency: 'MDL', weights, policy,
  } });
  const keyOf = async (role: 'buyer' | 'cda', name: string, email: string, organisationId: string | null): Promise<string> => {
    const { data: { id } } = await admin.POST('/v1/accounts', {
      body: { name, email, role, organisationId, clusterIds: organisationId === null ? [clusterId] : [] },
    });
    return (await admin.POST('/v1/accounts/{id}/api-keys', { params: { path: { id } }, body: { label: 'replay' } })).data.key;
  };
  const register = async (name: string, country: string, address: string): Promise<string> => {
    const contacts = [{ kind: 'email' as const, address, consent: true }];
    return (await admin.POST('/v1/buyers', { body: { name, country, clusterIds: [clusterId], contacts } })).data.id;
  };
  const cda = open(await keyOf('cda', 'Scripted CDA', `cda@${mailDomain}`, null));
  const buyers = new Map<string, Client>();
  const countries = new Map(posts.map((tender) => [tender.buyer.name, tender.buyer.country ?? 'MD']));
  await forEach([...countries].entries(), 4, async ([index, [name, country]]) => {
    const address = `buyer-${index + 1}@${mailDomain}`;
    buyers.set(name, open(await keyOf('buyer', name, address, await register(name, country, address))));
  });
  say(`made ${buyers.size} buyers, each with a key of its own`);
  for (const csv of enterpriseFiles(folder)) {
    const { data } = await admin.POST('/v1/imports/enterprises', { params: { query: { clusterId } }, body: csv });
    say(`imported ${data.created} enterprises from ${data.rows} rows`);
  }
  const enterprises = await everyPage((cursor) =>
    admin.GET('/v1/enterprises', { params: { query: { clusterId, limit: 200, ...cursor } } }));
  const trial = {
    clusterId, buyerId: await register('Trial', 'MD', `trial@${mailDomain}`),
    tender: folder.tenders.find(({ codes }) => codes.length > 0) ?? folder.tenders[0]!,
  };
  await untilMatched(cda, trial, enterprises.map(({ id }) => id), entrance);
  await changePolicy(admin, clusterId, { minimumSimilarity: minimumSimilarity.later });
  const learned = file === null ? null
    : await chosenAndTimed({ admin, cda, buyerId: trial.buyerId, clusterId, matching, signal }, folder.posts, file);
  if (learned) say(`the cluster is matched with the relevance weights ${learned.relevanceVersion}`);
  return {
    clusterId, admin, cda, buyers, learned,
    supplierOf: new Map(enterprises.map(({ id, externalId }) => [id, externalId ?? id])),
    readerOf: new Map(folder.suppliers.map(({ id }) => [mailboxOf(id), id])),
  };
}

/** A tender as a requirement of one lot. */
export const requirementOf = ({ title, description, codes, buyer, value }: Pick<Tender, 'title' | 'description' | 'codes' | 'buyer' | 'value'>, clusterId: string) => ({
  clusterId, title,
  ...(description && { description }),
  lots: [{
    ...(codes[0] && { code: codes[0].code }),
    text: description?.slice(0, 500) || title, quantity: 1, unit, deadline: day(30),
    ...(buyer.country && { place: { country: buyer.country, ...(buyer.town && { town: buyer.town }) } }),
    // Of a single lot the ceiling is what the whole is worth.
    ...(value && { ceilingPrice: value }),
  }],
});

/**
 * Matching hears of an import by and by. Waits until it can evaluate every enterprise, and then until an open trial is not
 * matched again any more on behalf of one that has just come.
 */
async function untilMatched(
  cda: Client, trial: { buyerId: string; tender: Tender; clusterId: string }, enterpriseIds: readonly string[], { signal, say }: Entrance,
): Promise<void> {
  const { buyerId, clusterId, tender } = trial;
  const body = { ...requirementOf({ ...tender, title: 'Trial' }, clusterId), buyerId, draft: true };
  const draft = await knowing('code_unknown', signal, async () => (await cda.POST('/v1/requirements', { body })).data);
  let known = 0;
  const telling = setInterval(() => say(`matching knows ${known} of ${enterpriseIds.length} enterprises`), 5000);
  try {
    await forEach(enterpriseIds, 4, async (enterpriseId) => {
      await knowing('not_found', signal, () => cda.GET('/v1/lots/{id}/evaluations/{enterpriseId}', {
        params: { path: { id: draft.lots[0]!.id, enterpriseId } },
      }));
      known += 1;
    });
  } finally {
    clearInterval(telling);
  }
  const path = { id: draft.id };
  const move = (action: 'post' | 'cancel', version: number) => cda.POST(`/v1/requirements/{id}/${action}`, {
    params: { path, header: { 'If-Match': `"${version}"` } },
  });
  const posted = (await move('post', draft.version)).data;
  await finishedRun(cda, draft.id, signal);
  for (let [newest, quiet] = ['', 0]; quiet < 3;) {
    await sleep(1000, undefined, { signal });
    const [run] = (await cda.GET('/v1/requirements/{id}/match-runs', { params: { path, query: { limit: 1 } } })).data.items;
    [newest, quiet] = [run!.id, run!.id === newest ? quiet + 1 : 0];
  }
  await move('cancel', posted.version);
}

/** Asks until the answer is no longer that something is not known yet. */
async function knowing<T>(code: 'code_unknown' | 'not_found', signal: AbortSignal, ask: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== code) throw error;
      await sleep(200, undefined, { signal });
    }
  }
}

/** Waits for the first run of a requirement to be done. */
export async function finishedRun(client: Client, requirementId: string, signal: AbortSignal) {
  for (;;) {
    const { data } = await client.GET('/v1/requirements/{id}/match-runs', { params: { path: { id: requirementId } } });
    const first = data.items.at(-1);
    if (first?.status === 'done') return first;
    await sleep(50, undefined, { signal });
  }
}

/** Asks again, the same thing under the same Idempotency-Key, when the system is busy for a moment. */
function patiently(signal: AbortSignal): (request: Request) => Promise<Response> {
  return async (request) => {
    for (let tried = 1; ; tried += 1) {
      signal.throwIfAborted();
      const response = await fetch(request.clone());
      if ((response.status !== 429 && response.status !== 503) || tried === 10) return response;
      await sleep(200 * tried, undefined, { signal });
    }
  };
}
