// Services through the public API: five needs meet three offers; one fits and is agreed, one nearly fits, and the gaps are counted.
import { createClient, type Client } from '#client';
import type { ServiceNeed } from '#contracts/service-market/needs.js';
import type { ServiceOffer } from '#contracts/service-market/offers.js';
import { eventually, Narrator, type StoryContext } from '../story.js';
import { missLots } from './missed-lots.js';

const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
const evenings = [{ weekdays: ['tuesday' as const, 'thursday' as const], from: '18:00', to: '21:00' }];
const codes = { stitching: 'BS.TRN.STITCH', supervisors: 'BS.TRN.SUPER', oekotex: 'BS.QUA.OEKOTEX', design: 'BS.DES.FASHION' };

interface Cast {
  cda: Client;
  provider: Client;
  /** Enterprises that have accounts. */
  selam: Client;
  home: Client;
  clusterId: string;
}

/** Plays the story; resolves to true when every step held. */
export async function play({ credentials, url }: StoryContext): Promise<boolean> {
  const narrator = new Narrator();
  const client = (key: string) => createClient({ baseUrl: url, apiKey: key });
  const cast: Cast = {
    cda: client(credentials.cda.key), provider: client(credentials.provider.key), selam: client(credentials.enterprise.key),
    home: client(credentials.enterprise_home.key), clusterId: credentials.clusterId,
  };
  await clear(cast);
  const { stitching, supervisors } = await offer(narrator, cast);
  const needs = await state(narrator, cast);
  await match(narrator, cast, needs, stitching);
  await countGaps(narrator, cast, { stitching: [2, 1], supervisors: [1, 1], oekotex: [1, 1], design: [1, 1] });
  await agree(narrator, cast, needs.stitching);
  await move(narrator, cast, needs.supervisors, supervisors);
  narrator.chapter('The gap figure follows');
  await countGaps(narrator, cast, { stitching: [1, 1], supervisors: [1, 0], oekotex: [1, 1], design: [1, 1] });
  await missLots(narrator, { ...cast, buyer: client(credentials.buyer.key) });
  await clear(cast);
  return narrator.end();
}

async function offer(narrator: Narrator, { cda, provider, clusterId }: Cast) {
  narrator.chapter('Providers offer: a stitching course in the evening, one for supervisors in the afternoon, OEKO-TEX consulting');
  const weekly = (from: string, to: string) => [{ weekdays: ['tuesday' as const, 'thursday' as const], from, to }];
  const course = { unit: 'person', languages: ['am', 'en'], leadTimeDays: 7, capacity: [{ from: day(0), to: day(200), quantity: 30, booked: 0 }] };
  const stitching = (await provider.POST('/v1/service-offers', { body: {
    ...course, code: codes.stitching, title: 'Stitching, four weeks of evenings', price: { amount: 40, currency: 'USD' }, times: weekly('18:30', '20:30'),
  } })).data;
  const supervisors = (await provider.POST('/v1/service-offers', { body: {
    ...course, code: codes.supervisors, title: 'Leading a line', price: { amount: 55, currency: 'USD' }, times: weekly('14:00', '16:00'), sessionMinutes: 120,
  } })).data;
  const { items: providers } = (await cda.GET('/v1/providers', { params: { query: { clusterId, kind: 'consultancy' } } })).data;
  const oekotex = (await cda.POST('/v1/service-offers', { body: {
    providerId: providers[0]!.id, code: codes.oekotex, title: 'OEKO-TEX from test to label', unit: 'day', price: { amount: 120, currency: 'USD' },
  } })).data;
  for (const each of [stitching, supervisors, oekotex]) narrator.tell(`${each.providerName}: ${each.title}, ${each.price?.amount} ${each.price?.currency} per ${each.unit}`);
  return { stitching, supervisors, oekotex };
}

async function state(narrator: Narrator, { selam, home, clusterId }: Cast) {
  narrator.chapter('Enterprises say what they need, one of them in its own words');
  const wanted = { clusterId, wantedBy: day(90), place: { country: 'ET', latitude: 9.01, longitude: 38.75, maxDistanceKm: 20 } };
  const post = async (by: Client, body: Partial<Parameters<typeof send>[1]>) => send(by, { ...wanted, ...body });
  const send = async (by: Client, body: typeof wanted & Partial<Pick<ServiceNeed, 'quantity' | 'urgency'>> & {
    code?: string; text?: string; times?: typeof evenings; language?: string; budget?: { amount: number; currency: string };
  }) => (await by.POST('/v1/service-needs', { body })).data;
  const inWords = await post(selam, {
    text: 'Sewing course for ten machine operators, after work', quantity: 10, times: evenings, language: 'am', budget: { amount: 50, currency: 'USD' },
  });
  narrator.tell(`"${inWords.text}": ${inWords.proposedCodes.map(({ code, score }) => `${code} ${score.toFixed(2)}`).join(', ')}`);
  narrator.holds(`the code ${codes.stitching} was recognised`, inWords.code === codes.stitching && inWords.codeStatus === 'proposed');
  const confirmed = (await selam.POST('/v1/service-needs/{id}/code', {
    params: { path: { id: inWords.id }, header: { 'If-Match': `"${inWords.version}"` } }, body: { code: codes.stitching },
  })).data;
  const needs = {
    stitching: confirmed,
    supervisors: await post(selam, { code: codes.supervisors, quantity: 4, urgency: 'high', times: evenings, language: 'am' }),
    oekotex: await post(selam, { code: codes.oekotex, quantity: 5, budget: { amount: 100, currency: 'USD' } }),
    design: await post(selam, { code: codes.design, quantity: 3, urgency: 'high' }),
    oromo: await post(home, { code: codes.stitching, quantity: 2, language: 'om' }),
  };
  for (const need of Object.values(needs)) narrator.tell(`${need.enterpriseName}: ${need.title}, ${need.quantity} ${need.unit}, urgency ${need.urgency}`);
  return needs;
}

type Needs = Awaited<ReturnType<typeof state>>;

async function match(narrator: Narrator, cast: Cast, needs: Needs, stitching: ServiceOffer): Promise<void> {
  narrator.chapter('The same engine that matches lots matches needs, and explains');
  const fit = await matched(cast, needs.stitching, (each) => each.unmetReason === null);
  narrator.tell(`${fit.counts?.offers} offers looked at, ${fit.counts?.fitting} fit`);
  const [proposal] = (await cast.cda.GET('/v1/service-proposals', { params: { query: { needId: needs.stitching.id } } })).data.items;
  if (!proposal) throw new Error('Nobody was proposed for the stitching course.');
  narrator.tell(`${proposal.providerName}, score ${proposal.score}, confidence ${proposal.confidence}: ${proposal.explanation.claim.words}`);
  for (const rule of proposal.explanation.rules) narrator.tell(`  ${rule.outcome === 'unknown' ? '?' : '·'} ${rule.words}`);
  for (const criterion of proposal.explanation.criteria) narrator.tell(`  ${criterion.words}`);
  const counted = proposal.explanation.criteria.filter(({ weight }) => weight > 0);
  narrator.tell(`  ${counted.map(({ contribution }) => contribution).join(' + ')} = ${proposal.score}`);
  narrator.holds('it is the evening course', proposal.explanation.claim.offerId === stitching.id);
  narrator.holds('the contributions add up to the score, to the last bit',
    proposal.explanation.criteria.reduce((sum, { contribution }) => sum + contribution, 0) === proposal.score);
  for (const [need, reason] of [
    [needs.supervisors, 'times'], [needs.oekotex, 'ceiling_price'], [needs.design, 'no_offer'], [needs.oromo, 'language'],
  ] as const) {
    const found = await matched(cast, need, (each) => each.unmetReason === reason);
    narrator.tell(`${need.title}: ${found.nearMisses[0]?.words ?? found.noneReason}`);
    narrator.holds(`${need.title} is not met: ${reason}`, found.unmetReason === reason);
    if (reason !== 'times') continue;
    narrator.holds('the near miss says what would have to change',
      /would fit if held after 18:00/.test(found.nearMisses[0]?.words ?? ''));
  }
}

/** The newest match of a need, once it is what it has to become. */
const matched = (
  { cda }: Cast, need: Pick<ServiceNeed, 'id' | 'title'>, isThere: (match: { unmetReason: string | null }) => boolean,
) => eventually(`the match of ${need.title}`, 60_000, async () => {
  const [newest] = (await cda.GET('/v1/service-needs/{id}/matches', { params: { path: { id: need.id }, query: { limit: 1 } } })).data.items;
  return newest && isThere(newest) ? newest : undefined;
});

type Counts = Record<keyof typeof codes, [needs: number, unmet: number]>;

/** Needs and unmet needs of the cluster by code, as the gap figure has them. */
async function gaps({ cda, clusterId }: Cast) {
  const { items } = (await cda.GET('/v1/gaps', { params: { query: { clusterId, limit: 200 } } })).data;
  return (code: string) => items.find((item) => item.code === code);
}

/** The gap figure, once it has counted what the story did. */
async function countGaps(narrator: Narrator, cast: Cast, expected: Counts): Promise<void> {
  const wanted = Object.entries(expected).map(([name, [needs, unmet]]) => ({ code: codes[name as keyof Counts], needs, unmet }));
  const found = await eventually('the gap figure', 60_000, async () => {
    const now = await gaps(cast);
    const figures = wanted.map(({ code }) => now(code));
    return wanted.every(({ needs, unmet }, at) => figures[at]?.needs === needs && figures[at]?.unmet === unmet) ? figures : undefined;
  });
  for (const each of found) {
    const reasons = Object.entries(each?.unmetByReason ?? {}).map(([reason, count]) => `${count} ${reason}`).join(', ');
    narrator.tell(`${each?.label}: ${each?.needs} needed, ${each?.fittingOffers} of ${each?.offers} offers fit, ${each?.unmet} unmet${reasons && ` (${reasons})`}`);
    const sum = Object.values(each?.unmetByReason ?? {}).reduce((all, count) => all + count, 0);
    narrator.holds(`its reasons add up: ${sum} = ${each?.unmet}`, sum === each?.unmet);
  }
}

async function agree(narrator: Narrator, cast: Cast, need: ServiceNeed): Promise<void> {
  narrator.chapter('The cluster development agent approves, both sides say yes');
  const { cda, provider, selam } = cast;
  const [proposal] = (await cda.GET('/v1/service-proposals', { params: { query: { needId: need.id } } })).data.items;
  const decided = (await cda.POST('/v1/service-proposals/{id}/decision', {
    params: { path: { id: proposal!.id }, header: { 'If-Match': `"${proposal!.version}"` } },
    body: { ruling: 'approve', conflictOfInterest: 'none' },
  })).data;
  narrator.tell(`approved; can be undone until ${decided.decision?.effectiveAt}`);
  const invitations = await eventually('both invitations', 60_000, async () => {
    const { items } = (await cda.GET('/v1/service-invitations', { params: { query: { proposalId: proposal!.id } } })).data;
    return items.length === 2 ? items : undefined;
  });
  for (const [side, by] of [['provider', provider], ['enterprise', selam]] as const) {
    const { id } = invitations.find((each) => each.side === side)!;
    const answered = (await by.POST('/v1/service-invitations/{id}/reply', { params: { path: { id } }, body: { answer: 'yes' } })).data;
    narrator.tell(`${side}: yes to ${answered.reply?.quantity} ${answered.unit} for ${answered.counterpartName}`);
  }
  const [engagement] = (await cda.GET('/v1/service-engagements', { params: { query: { needId: need.id } } })).data.items;
  narrator.tell(`engagement: ${engagement?.enterpriseName} ↔ ${engagement?.providerName}, ${engagement?.quantity} ${engagement?.unit}`);
  const after = (await selam.GET('/v1/service-needs/{id}', { params: { path: { id: need.id } } })).data;
  narrator.holds(`the need is met: ${after.coveredQuantity} of ${after.quantity}`, after.status === 'met' && after.coveredQuantity === after.quantity);
}

async function move(narrator: Narrator, cast: Cast, need: ServiceNeed, course: ServiceOffer): Promise<void> {
  narrator.chapter('The provider moves its course to the evening; what nearly fitted fits');
  await cast.provider.PATCH('/v1/service-offers/{id}', {
    params: { path: { id: course.id }, header: { 'If-Match': `"${course.version}"` } },
    body: { times: [{ weekdays: ['tuesday', 'thursday'], from: '18:00', to: '20:00' }] },
  });
  await matched(cast, need, (each) => each.unmetReason === null);
  const [proposal] = (await cast.cda.GET('/v1/service-proposals', { params: { query: { needId: need.id } } })).data.items;
  narrator.tell(proposal?.explanation.rules.find(({ rule }) => rule === 'times')?.words ?? 'no proposal');
  narrator.holds('it is proposed now', proposal?.status === 'proposed');
}

/** Takes back what this story has left open, so that it can be played again on the same demo. */
async function clear({ cda, clusterId }: Cast): Promise<void> {
  for (const code of Object.values(codes)) {
    const query = { clusterId, code, status: 'open' as const, limit: 200 };
    for (const { id, version } of (await cda.GET('/v1/service-needs', { params: { query } })).data.items) {
      await cda.POST('/v1/service-needs/{id}/withdraw', { params: { path: { id }, header: { 'If-Match': `"${version}"` } } });
    }
    for (const { id, version } of (await cda.GET('/v1/service-offers', { params: { query } })).data.items) {
      await cda.POST('/v1/service-offers/{id}/withdraw', { params: { path: { id }, header: { 'If-Match': `"${version}"` } } });
    }
  }
}
