// The main job through the public API: a buyer posts, the system matches, a CDA decides, enterprises answer, a linkage is made.
import { createClient, type Client } from '#client';
import type { StoredMail } from '#servers';
import { eventually, Narrator, type StoryContext } from '../story.js';
import { linkOf, unfolded } from '../story-mail.js';

const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);

/** Plays the story; resolves to true when every step held. */
export async function play(context: StoryContext): Promise<boolean> {
  const { credentials, url } = context;
  const narrator = new Narrator();
  const client = (key: string) => createClient({ baseUrl: url, apiKey: key });
  const buyer = client(credentials.buyer.key);
  const cda = client(credentials.cda.key);
  const mailsBefore = context.mail.messages.length;
  const newMails = () => context.mail.messages.slice(mailsBefore);

  const requirement = await post(narrator, buyer, credentials.clusterId);
  const proposals = await match(narrator, buyer, cda, requirement.id);
  const [first, second, third] = proposals;
  if (!first || !second || !third) throw new Error('The story needs three proposals.');

  narrator.chapter('The cluster development agent decides: approve two, decline one');
  for (const [proposal, body] of [
    [first, { ruling: 'approve', conflictOfInterest: 'none' }],
    [second, { ruling: 'approve', conflictOfInterest: 'none' }],
    [third, { ruling: 'decline', conflictOfInterest: 'none', reasonCode: 'better_alternative', note: 'Two others have it free sooner.' }],
  ] as const) {
    const decided = (await cda.POST('/v1/proposals/{id}/decision', {
      params: { path: { id: proposal.id }, header: { 'If-Match': `"${proposal.version}"` } }, body,
    })).data;
    narrator.tell(`${body.ruling} ${proposal.enterpriseName}; can be undone until ${decided.decision?.effectiveAt}`);
  }
  const early = (await cda.GET('/v1/invitations', { params: { query: { proposalId: first.id } } })).data;
  narrator.holds('nothing has reached anybody while it can still be undone', early.items.length === 0);

  narrator.chapter('After the holding period both sides are invited, each in its language');
  const invitationsOf = async (proposalId: string) => eventually('the invitations', 60_000, async () => {
    const page = (await cda.GET('/v1/invitations', { params: { query: { proposalId } } })).data;
    return page.items.length === 2 ? page.items : undefined;
  });
  const firstInvitations = await invitationsOf(first.id);
  const secondInvitations = await invitationsOf(second.id);
  const mails = await eventually('five e-mails: two invitations for each side and one outcome', 60_000, async () => {
    // A demo that goes on may still send what an earlier story led to.
    const arrived = newMails().filter((mail) => unfolded(mail.text).includes(requirement.title));
    return arrived.length >= 5 ? arrived : undefined;
  });
  for (const mail of mails) narrator.tell(`${mail.to.join(', ')} [${mail.headers['content-language'] ?? '?'}]: ${mail.subject}`);
  const languages = new Set(mails.map(languageOf));
  narrator.holds(`e-mails arrived in ${[...languages].join(', ')}`, ['am', 'en', 'fr'].every((each) => languages.has(each)));

  await answer(narrator, context, { first: firstInvitations, second: secondInvitations, mails, buyer });

  narrator.chapter('Linkages, and everybody learns the outcome');
  const linkages = await eventually('both linkages', 30_000, async () => {
    const page = (await cda.GET('/v1/linkages', { params: { query: { requirementId: requirement.id } } })).data;
    return page.items.length === 2 ? page.items : undefined;
  });
  for (const linkage of linkages) {
    narrator.tell(`linkage ${linkage.kind}: ${linkage.buyerName} ↔ ${linkage.enterpriseName}, ${linkage.quantity} ${linkage.unit}`);
  }
  const after = (await buyer.GET('/v1/requirements/{id}', { params: { path: { id: requirement.id } } })).data;
  const linked = linkages.reduce((sum, linkage) => sum + linkage.quantity, 0);
  const lot = after.lots[0]!;
  narrator.tell(`${linkages.map((linkage) => linkage.quantity).join(' + ')} = ${linked} of ${lot.quantity} ${lot.unit} are linked; the lot is ${lot.status}`);
  narrator.holds('the lot counts exactly what was linked, and never more than was asked for',
    lot.linkedQuantity === linked && linked <= lot.quantity);
  const declined = (await createClient({ baseUrl: url, apiKey: credentials.admin.key })
    .GET('/v1/enterprises/{id}', { params: { path: { id: third.enterpriseId } } })).data;
  const address = declined.contacts[0]?.address ?? 'nowhere';
  const outcome = mails.find((mail) => mail.to.includes(address));
  narrator.tell(`${address}: ${unfolded(outcome?.text ?? 'no e-mail').slice(0, 220)} …`);
  narrator.holds('the declined enterprise was told, with the reason, in its language',
    unfolded(outcome?.text ?? '').includes(betterAlternative[languageOf(outcome)] ?? 'a language there is'));
  const feed = (await buyer.GET('/v1/notifications', { params: { query: { limit: 50 } } })).data;
  narrator.tell(`the buyer's feed: ${feed.items.slice(0, 5).map((item) => item.subject).join(' · ')}`);
  narrator.holds('the buyer finds invitations and outcomes in the feed', feed.items.length >= 3);
  const ids = newMails().map((mail) => mail.messageId);
  narrator.holds('no e-mail was sent twice', new Set(ids).size === ids.length);
  return narrator.end();
}

async function post(narrator: Narrator, buyer: Client, clusterId: string) {
  narrator.chapter('A buyer posts a requirement');
  const key = crypto.randomUUID();
  const body = {
    clusterId, title: 'Polo shirts for a sports club',
    lots: [{
      code: 'TX.GAR.TOP.POLO', text: 'Polo shirts, 220 g piqué, two colours', quantity: 400, unit: 'dozen', deadline: day(120),
      place: { country: 'ET', latitude: 9.01, longitude: 38.75 }, ceilingPrice: { amount: 110, currency: 'USD' },
      preferredCertifications: ['OEKO-TEX'],
    }],
  };
  const send = () => buyer.POST('/v1/requirements', { params: { header: { 'Idempotency-Key': key } }, body });
  const first = await send();
  const requirement = first.data;
  narrator.tell(`201, Location ${first.response.headers.get('location')}: 400 dozen = ${requirement.lots[0]!.normalised?.quantity} pieces`);
  const again = (await send()).data;
  narrator.holds('the same post sent again with its Idempotency-Key is the same requirement', again.id === requirement.id);
  return requirement;
}

async function match(narrator: Narrator, buyer: Client, cda: Client, requirementId: string) {
  narrator.chapter('The system matches and explains');
  const run = await eventually('the match run', 30_000, async () => {
    const page = (await cda.GET('/v1/requirements/{id}/match-runs', { params: { path: { id: requirementId } } })).data;
    return page.items.find((item) => item.status === 'done');
  });
  narrator.tell(`${run.counts?.considered} enterprises considered, ${run.counts?.passed} pass every rule; weights version ${run.weightsVersion}, data ${run.watermark}`);
  for (const [rule, count] of Object.entries(run.counts?.excludedByRule ?? {})) if (count > 0) narrator.tell(`excluded by ${rule}: ${count}`);
  for (const miss of run.nearMisses.slice(0, 3)) narrator.tell(`near miss: ${miss.enterpriseName}: ${miss.words}`);
  const asBuyer = (await buyer.GET('/v1/match-runs/{id}', { params: { path: { id: run.id } } })).data;
  narrator.holds('the buyer sees the counts, and no enterprise by name before a CDA approved it',
    asBuyer.counts?.considered === run.counts?.considered && asBuyer.nearMisses.length === 0);
  const { items } = (await cda.GET('/v1/proposals', { params: { query: { requirementId, order: 'score' } } })).data;
  const best = items[0];
  if (!best) throw new Error(`Nobody was proposed: ${run.noneReason}`);
  narrator.tell(`${items.length} proposals; the best is ${best.enterpriseName}, score ${best.score}, confidence ${best.confidence}:`);
  narrator.tell(`  ${best.explanation.claim.words}`);
  for (const criterion of best.explanation.criteria) narrator.tell(`  ${criterion.words}`);
  narrator.tell(`  ${best.explanation.criteria.filter(({ weight }) => weight > 0).map(({ contribution }) => contribution).join(' + ')} = ${best.score}`);
  narrator.tell('  it passes every hard rule:');
  for (const rule of best.explanation.rules) narrator.tell(`  ${rule.outcome === 'unknown' ? '?' : '·'} ${rule.words}`);
  narrator.tell(`  confidence: ${best.explanation.confidenceParts.words}`);
  const sums = items.map(({ explanation }) => explanation.criteria.reduce((sum, { contribution }) => sum + contribution, 0));
  narrator.holds('the contributions of every proposal add up to its score, to the last bit', sums.every((sum, i) => sum === items[i]!.score));
  narrator.holds('every contribution is its weight times its value', items.every(({ explanation }) =>
    explanation.criteria.every(({ contribution, weight, value }) => contribution === weight * value)));
  narrator.holds('proposals come best first', items.every((item, i) => i === 0 || items[i - 1]!.score >= item.score));
  return items;
}

/** What an enterprise is told when another one was the better choice, by language. */
const betterAlternative: Record<string, string> = {
  am: 'በዚህ ጊዜ የበለጠ የሚስማማ ሌላ ድርጅት አለ', en: 'another enterprise fits better this time',
  fr: 'une autre entreprise convient mieux cette fois', hi: 'इस बार कोई दूसरा उद्यम ज़्यादा उपयुक्त है',
};

const languageOf = (mail?: StoredMail): string => mail?.headers['content-language'] ?? '';

interface Invited {
  id: string;
  side: string;
  quantity: number;
  unit: string;
}

interface Answers {
  first: Invited[];
  second: Invited[];
  mails: StoredMail[];
  buyer: Client;
}

/** The first enterprise answers by the link in its e-mail, the second through the API for a part; the buyer says yes to both. */
async function answer(narrator: Narrator, { credentials, url }: StoryContext, { first, second, mails, buyer }: Answers): Promise<void> {
  narrator.chapter('Both sides answer: one enterprise by the link in its e-mail, one for a part by the API');
  const enterpriseOf = (invitations: Invited[]) => invitations.find(({ side }) => side === 'enterprise')!;
  const buyerOf = (invitations: Invited[]) => invitations.find(({ side }) => side === 'buyer')!;
  const link = linkOf(mails, enterpriseOf(first).id, url);
  const page = await fetch(link);
  const html = await page.text();
  narrator.holds(`the page behind the link needs ${html.length} bytes and no script`, page.ok && html.length < 30_000 && !/<script/i.test(html));
  const looked = (await createClient({ baseUrl: url, apiKey: credentials.cda.key })
    .GET('/v1/invitations/{id}', { params: { path: { id: enterpriseOf(first).id } } })).data;
  narrator.holds('opening the link changed nothing', looked.reply === null);
  const posted = await fetch(link, {
    method: 'POST', redirect: 'manual', body: new URLSearchParams({ answer: 'yes' }),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
  narrator.holds(`the answer by link was taken (${posted.status})`, posted.status === 303);

  const secondInvitation = enterpriseOf(second);
  const part = Math.max(1, Math.floor(secondInvitation.quantity / 4));
  const byHand = createClient({ baseUrl: url, apiKey: credentials.cda.key });
  await byHand.POST('/v1/invitations/{id}/reply', {
    params: { path: { id: secondInvitation.id } }, body: { answer: 'part', quantity: part, note: 'Asked by phone.' },
  });
  narrator.tell(`the second enterprise takes a part: ${part} of ${secondInvitation.quantity} ${secondInvitation.unit} (noted by the CDA on the phone)`);
  for (const invitation of [buyerOf(second), buyerOf(first)]) {
    await buyer.POST('/v1/invitations/{id}/reply', { params: { path: { id: invitation.id } }, body: { answer: 'yes' } });
  }
  narrator.tell('the buyer says yes to both');
}
