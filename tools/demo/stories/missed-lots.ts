// A need born from missed lots: a buyer asks for a certificate that nobody has, the system proposes the service, the CDA confirms.
import type { Client } from '#client';
import { eventually, type Narrator } from '../story.js';

interface Cast {
  cda: Client;
  buyer: Client;
  clusterId: string;
}

const scheme = 'GOTS';
const code = 'BS.QUA.GOTS';
const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);

/** What two orders for polo shirts come to when they ask for a certificate that no maker of polo shirts holds. */
export async function missLots(narrator: Narrator, cast: Cast): Promise<void> {
  await clear(cast);
  const { cda, buyer, clusterId } = cast;
  narrator.chapter(`Two orders ask for ${scheme}, which no maker of polo shirts holds: what is missed becomes a need that the system proposes`);
  for (const { title, quantity, unit, price } of [
    { title: 'Polo shirts of organic cotton', quantity: 600, unit: 'piece', price: 12 },
    { title: 'Organic polo shirts for a school', quantity: 50, unit: 'dozen', price: 120 },
  ]) {
    const lot = {
      code: 'TX.GAR.TOP.POLO', quantity, unit, deadline: day(90), ceilingPrice: { amount: price, currency: 'USD' }, mandatoryCertifications: [scheme],
    };
    const posted = (await buyer.POST('/v1/requirements', { body: { clusterId, title, lots: [lot] } })).data;
    narrator.tell(`${posted.title}: ${quantity} ${unit} at ${price} USD, ${scheme} is a must`);
  }
  const need = await eventually('the proposed need', 60_000, async () => {
    const query = { clusterId, origin: 'market_opening' as const, status: 'proposed' as const };
    const { items } = (await cda.GET('/v1/service-needs', { params: { query } })).data;
    return items.find(({ opening }) => opening?.what === scheme && opening.lots >= 2);
  });
  narrator.tell(`proposed: ${need.title}`);
  narrator.tell(need.opening!.words);
  narrator.tell(need.opening!.because);
  const explained = (await cda.GET('/v1/service-needs/{id}/opening', { params: { path: { id: need.id } } })).data;
  narrator.tell(`missed by ${explained.enterprises.map(({ name }) => name).join(', ')}`);
  for (const lot of explained.lots) {
    narrator.tell(`${lot.title}: ${lot.ceilingPrice?.amount} ${lot.ceilingPrice?.currency} × ${lot.openQuantity} ${lot.unit} = ${lot.value?.amount} ${lot.value?.currency}, missed by ${lot.enterprises}`);
  }
  const worth = explained.lots.reduce((sum, { value }) => sum + (value?.amount ?? 0), 0);
  narrator.holds(`the lots add up to what is missed: ${worth}`, need.opening!.value.some(({ amount, currency }) => currency === 'USD' && amount === worth));
  narrator.holds('nobody of the cluster fits them', need.opening!.lotsNobodyFits === need.opening!.lots);
  await confirm(narrator, cast, need);
  await clear(cast);
}

async function confirm(narrator: Narrator, { cda, clusterId }: Cast, need: { id: string; version: number; opening: { enterpriseIds: string[] } | null }): Promise<void> {
  narrator.chapter('The CDA confirms it for three of them: three needs, matched with offers and counted as a gap');
  const enterpriseIds = need.opening!.enterpriseIds.slice(0, 3);
  const { openedNeedIds } = (await cda.POST('/v1/service-needs/{id}/confirm', {
    params: { path: { id: need.id }, header: { 'If-Match': `"${need.version}"` } },
    body: { enterpriseIds, quantity: 5, urgency: 'high', note: 'Agreed at the round table of the association' },
  })).data;
  const gap = await eventually('the gap figure', 60_000, async () => {
    const { items } = (await cda.GET('/v1/gaps', { params: { query: { clusterId, code } } })).data;
    return items.find((item) => item.code === code && item.needs === enterpriseIds.length && item.unmet === item.needs);
  });
  narrator.tell(`${gap.label}: ${gap.needs} needed, ${gap.offers} offers, ${gap.unmet} unmet`);
  narrator.holds('each of the three asks for itself now', openedNeedIds.length === enterpriseIds.length);
}

/** Takes back what this story has left open, so that it can be played again on the same demo. */
async function clear({ cda, buyer, clusterId }: Cast): Promise<void> {
  const open = (await cda.GET('/v1/service-needs', { params: { query: { clusterId, code, status: 'open', limit: 200 } } })).data;
  for (const { id, version } of open.items) {
    await cda.POST('/v1/service-needs/{id}/withdraw', { params: { path: { id }, header: { 'If-Match': `"${version}"` } } });
  }
  const posted = (await buyer.GET('/v1/requirements', { params: { query: { clusterId, status: 'posted', limit: 200 } } })).data;
  for (const { id, version } of posted.items.filter(({ lots }) => lots.every((lot) => lot.mandatoryCertifications.includes(scheme)))) {
    await buyer.POST('/v1/requirements/{id}/cancel', { params: { path: { id }, header: { 'If-Match': `"${version}"` } } });
  }
}
