// An order that nobody can take alone: split with its arithmetic, one share fixed, one demand too many explained, decided, answered and linked.
import { createClient, type Client, type Schemas } from '#client';
import type { StoredMail } from '#servers';
import { eventually, Narrator, type StoryContext } from '../story.js';
import { linkOf, unfolded } from '../story-mail.js';

const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
const wanted = 60_000;
const demands = { maximumEnterprises: 5, shareCap: 0.22, costPerEnterprise: 0.001 };

type Simulated = Schemas['SimulatedAllocation'];
type Invitation = Schemas['Invitation'];

interface Cast {
  narrator: Narrator;
  buyer: Client;
  cda: Client;
  lotId: string;
}

/** Plays the story; resolves to true when every step held. */
export async function play({ credentials, url, mail }: StoryContext): Promise<boolean> {
  const narrator = new Narrator();
  const client = (key: string) => createClient({ baseUrl: url, apiKey: key });
  const [buyer, cda] = [client(credentials.buyer.key), client(credentials.cda.key)];
  const mailsBefore = mail.messages.length;
  const requirement = await post(narrator, buyer, credentials.clusterId);
  const cast: Cast = { narrator, buyer, cda, lotId: requirement.lots[0]!.id };
  await propose(cast, requirement.id);
  const excluded = await leaveOut(cast);

  const first = await simulate(cast, excluded);
  const second = await fixOne(cast, excluded, first);
  await askTooMuch(cast, excluded);
  const allocation = await decide(cast, second);

  narrator.chapter('After the holding period five invitations go out, each with its own quantity');
  const invitations = await eventually('the invitations to both sides of five shares', 60_000, async () => {
    const all = await Promise.all(allocation.shares.map(async ({ proposalId }) =>
      (await cda.GET('/v1/invitations', { params: { query: { proposalId } } })).data.items));
    return all.flat().length === 10 ? all.flat() : undefined;
  });
  const toEnterprises = invitations.filter(({ side }) => side === 'enterprise');
  const mails = await eventually('an e-mail to each enterprise', 60_000, async () => {
    const arrived = mail.messages.slice(mailsBefore);
    return toEnterprises.every((each) => mailOf(arrived, each, url)) ? arrived : undefined;
  });
  for (const each of toEnterprises) {
    const { to, headers, subject } = mailOf(mails, each, url)!;
    narrator.tell(`${to.join(', ')} [${headers['content-language'] ?? '?'}]: ${subject}: ${each.quantity} ${each.unit}`);
  }
  narrator.holds('each enterprise is invited for its own share, and its e-mail says how much', toEnterprises.every((each) =>
    allocation.shares.some((share) => share.enterpriseId === each.organisationId && share.quantity === each.quantity)
      && says(mailOf(mails, each, url)!, each.quantity)));
  await answer(cast, { url, mails, invitations });
  await link(cast, requirement.id, allocation.id);
  return narrator.end();
}

async function post(narrator: Narrator, buyer: Client, clusterId: string) {
  narrator.chapter(`A buyer posts ${wanted} polo shirts, more than any enterprise of the cluster can make`);
  const { data } = await buyer.POST('/v1/requirements', { body: {
    clusterId, title: 'Polo shirts for a chain of shops',
    lots: [{
      code: 'TX.GAR.TOP.POLO', text: 'Polo shirts, 200 g piqué, six colours', quantity: wanted, unit: 'piece', deadline: day(180),
      place: { country: 'ET', latitude: 9.01, longitude: 38.75 }, ceilingPrice: { amount: 9, currency: 'USD' },
    }],
  } });
  narrator.tell(`${data.title}: ${wanted} pieces until ${data.lots[0]!.deadline}`);
  return data;
}

async function propose({ narrator, cda, lotId }: Cast, requirementId: string): Promise<void> {
  narrator.chapter('The system proposes who can take a part');
  await eventually('the match run', 30_000, async () => {
    const page = (await cda.GET('/v1/requirements/{id}/match-runs', { params: { path: { id: requirementId } } })).data;
    return page.items.find((item) => item.status === 'done');
  });
  const { items } = (await cda.GET('/v1/proposals', { params: { query: { lotId, order: 'score', limit: 100 } } })).data;
  for (const { enterpriseName, score, offeredQuantity, offeredKnown, unit } of items) {
    narrator.tell(`${enterpriseName}: score ${score.toFixed(4)}, ${offeredKnown ? `${offeredQuantity} ${unit} free` : 'stated no capacity'}`);
  }
  narrator.holds('nobody who stated a capacity could take all of it', items.every(({ offeredKnown, offeredQuantity }) => !offeredKnown || offeredQuantity < wanted));
}

/** Who stated no capacity counts as able to take everything: left out until it was asked. */
async function leaveOut({ narrator, cda, lotId }: Cast): Promise<string[]> {
  const { items } = (await cda.GET('/v1/proposals', { params: { query: { lotId, limit: 100 } } })).data;
  const unknown = items.filter(({ offeredKnown }) => !offeredKnown);
  for (const { enterpriseName } of unknown) narrator.tell(`${enterpriseName} stated no capacity: the CDA leaves it out of the split`);
  return unknown.map(({ id }) => id);
}

/** On a busy machine the time given may not be enough to prove it, or to look for every way out: then it is asked again. */
async function ask({ cda, lotId }: Cast, body: Partial<Schemas['AllocationQuestion']>): Promise<Simulated> {
  for (let again = 5; ; again -= 1) {
    const { data } = await cda.POST('/v1/lots/{id}/allocations:simulate', {
      params: { path: { id: lotId } }, body: { ...demands, timeLimitSeconds: 5, ...body } as never,
    });
    const isAnswered = data.status === 'optimal' || data.relaxations.length > 0;
    if (isAnswered || body.method === 'greedy' || again === 0) return data;
  }
}

function tellSplit({ narrator }: Cast, found: Simulated): void {
  for (const { words, limitedBy, isLocked } of found.shares) narrator.tell(`${words}${isLocked ? ' Fixed.' : limitedBy ? ` Limited by ${limitedBy}.` : ''}`);
  narrator.tell(found.words);
  for (const { words } of found.binding) narrator.tell(`  ${words}`);
  const sum = found.shares.reduce((whole, { quantity }) => whole + quantity, 0);
  narrator.holds(`${found.shares.map(({ quantity }) => quantity).join(' + ')} = ${sum}, all of the lot`, sum === wanted);
  narrator.holds('every gain is its score times its part, and the total is the sum of the gains less the costs',
    found.shares.every(({ gain, score, part, quantity }) => Math.abs(gain - score * part) < 1e-9 && part === quantity / wanted)
      && Math.abs(found.shares.reduce((whole, { gain, cost }) => whole + gain - cost, 0) - found.objective) < 1e-9);
}

async function simulate(cast: Cast, excluded: string[]): Promise<Simulated> {
  const { narrator } = cast;
  narrator.chapter(`How would it be split over at most ${demands.maximumEnterprises}, nobody more than ${demands.shareCap * 100} %?`);
  const quick = await ask(cast, { excluded, method: 'greedy' });
  narrator.tell(`greedy, at once: ${quick.objective}`);
  const found = await ask(cast, { excluded });
  tellSplit(cast, found);
  narrator.holds('no better split exists, and greedy’s is no better than the proven one', found.status === 'optimal' && quick.objective <= found.objective + 1e-9);
  narrator.holds('five enterprises have a share, and nobody could take all of it alone', found.shares.length === 5 && found.isConsortium);
  return found;
}

async function fixOne(cast: Cast, excluded: string[], before: Simulated): Promise<Simulated> {
  const { narrator } = cast;
  const one = before.shares[0]!;
  const fixed = Math.max(1000, Math.round(one.quantity / 2000) * 1000);
  narrator.chapter(`The CDA knows that ${one.enterpriseName} had better take ${fixed}: fixed, and solved again`);
  const found = await ask(cast, { excluded, shareCap: 0.25, locked: [{ proposalId: one.proposalId, quantity: fixed }] });
  tellSplit(cast, found);
  narrator.holds(`${one.enterpriseName} has exactly ${fixed}`, found.shares.some((share) => share.proposalId === one.proposalId && share.isLocked && share.quantity === fixed));
  narrator.holds('it is proven for what is left, over five enterprises again', found.status === 'optimal' && found.shares.length === 5);
  return found;
}

async function askTooMuch(cast: Cast, excluded: string[]): Promise<void> {
  const { narrator } = cast;
  narrator.chapter('Over three enterprises only? That cannot be, and the answer says what to relax, and by how much');
  const found = await ask(cast, { excluded, maximumEnterprises: 3 });
  narrator.tell(found.words);
  for (const { words } of found.relaxations) narrator.tell(words);
  narrator.holds('it is said to be impossible, with at least one way out', found.status === 'infeasible' && found.relaxations.length > 0);
  for (const { changes } of found.relaxations) {
    const relaxed = Object.fromEntries(changes.filter(({ demand }) => demand !== 'quantity' && demand !== 'locked').map(({ demand, to }) => [demand, to]));
    if (Object.keys(relaxed).length < changes.length) continue;
    const retried = await ask(cast, { excluded, maximumEnterprises: 3, ...relaxed });
    narrator.holds(`with ${JSON.stringify(relaxed)} it is possible`, retried.status === 'optimal' || retried.status === 'feasible');
  }
}

async function decide({ narrator, cda, lotId }: Cast, { shares, demands: kept }: Simulated) {
  narrator.chapter('The CDA decides the split: five decisions at once');
  const { data } = await cda.POST('/v1/lots/{id}/allocations', { params: { path: { id: lotId } }, body: {
    shares: shares.map(({ proposalId, version, quantity }) => ({ proposalId, version, quantity })), conflictOfInterest: 'none', demands: kept,
    note: 'Split by free capacity and performance.',
  } });
  for (const { enterpriseName, quantity, status } of data.shares) narrator.tell(`${enterpriseName}: ${quantity} ${data.unit}, ${status}; can be undone until ${data.effectiveAt}`);
  narrator.tell(data.words);
  narrator.holds('it keeps what was demanded, and its arithmetic is the simulated one, to the last bit', data.keepsDemands === true
    && data.shares.every((share) => shares.some((each) => each.proposalId === share.proposalId && each.gain === share.gain && each.part === share.part)));
  return data;
}

const mailOf = (mails: readonly StoredMail[], { id }: Invitation, url: string): StoredMail | undefined => mails.find((each) => {
  try {
    return linkOf([each], id, url) !== '';
  } catch {
    return false;
  }
});

/** The number in any language's way to separate thousands. */
const says = (mail: StoredMail, quantity: number) =>
  new RegExp(String(quantity).replace(/\B(?=(\d{3})+$)/g, '[,.\\s\u202f\u00a0]?')).test(unfolded(mail.text));

async function answer({ narrator, buyer }: Cast, { url, mails, invitations }: { url: string; mails: StoredMail[]; invitations: Invitation[] }): Promise<void> {
  narrator.chapter('Each enterprise says yes by the link in its e-mail, and the buyer to each');
  for (const { id, side } of invitations) {
    if (side === 'buyer') await buyer.POST('/v1/invitations/{id}/reply', { params: { path: { id } }, body: { answer: 'yes' } });
    else {
      const { status } = await fetch(linkOf(mails, id, url), {
        method: 'POST', redirect: 'manual', body: new URLSearchParams({ answer: 'yes' }), headers: { 'content-type': 'application/x-www-form-urlencoded' },
      });
      if (status !== 303) throw new Error(`The answer by link was answered with ${status}.`);
    }
  }
  narrator.tell('ten times yes');
}

async function link({ narrator, buyer, cda }: Cast, requirementId: string, allocationId: string): Promise<void> {
  narrator.chapter(`Five linkages, and together they are the ${wanted}`);
  const linkages = await eventually('five linkages', 30_000, async () => {
    const { items } = (await cda.GET('/v1/linkages', { params: { query: { requirementId } } })).data;
    return items.length === 5 ? items : undefined;
  });
  for (const { enterpriseName, quantity, unit } of linkages) narrator.tell(`${enterpriseName}: ${quantity} ${unit}`);
  const sum = linkages.reduce((whole, { quantity }) => whole + quantity, 0);
  narrator.holds(`${linkages.map(({ quantity }) => quantity).join(' + ')} = ${sum}`, sum === wanted);
  const lot = (await buyer.GET('/v1/requirements/{id}', { params: { path: { id: requirementId } } })).data.lots[0]!;
  narrator.holds('the lot is covered, by exactly what was asked for', lot.status === 'covered' && lot.linkedQuantity === wanted);
  const kept = (await cda.GET('/v1/allocations/{id}', { params: { path: { id: allocationId } } })).data;
  narrator.holds('the split says what became of each share, and still has its arithmetic',
    kept.shares.every(({ status, linkedQuantity, quantity, linkageId }) => status === 'agreed' && linkedQuantity === quantity && linkageId !== null));
}
