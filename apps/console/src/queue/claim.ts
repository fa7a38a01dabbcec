// Tells colleagues which proposal is being looked at: claimed after a moment, given back when one goes on without deciding.
import { useEffect, useState } from 'react';
import { ApiError, api, type Schemas } from '../api/client.js';
import { queries } from '../api/queries.js';
import type { Market } from '../invitations/market.js';
import { isDecided } from './decided.js';
import { proposalQuery } from './proposals.js';

export type Claim = Schemas['ProposalClaim'];

/** Who only passes by claims nothing. */
const settleMs = 800;
/** A claim lasts ten minutes. */
const renewMs = 8 * 60_000;

const paths = { linkages: '/v1/proposals/{id}/claim', services: '/v1/service-proposals/{id}/claim' } as const;

const ask = async (market: Market, id: string, takeOver: boolean) => (await api.POST(paths[market], { params: { path: { id } }, body: { takeOver } })).data.claim;

/** The claim as it is known: `known` until the server has answered. `takeOver` makes a colleague's one's own. */
export function useClaim(id: string | null, known: Claim | null, { enabled, market = 'linkages' }: { enabled: boolean; market?: Market }) {
  const [answered, setAnswered] = useState<{ id: string; claim: Claim | null } | null>(null);
  useEffect(() => {
    if (id === null || !enabled) return undefined;
    let isGone = false;
    let isMine = false;
    const claim = async () => {
      if (isDecided(id)) return;
      try {
        const now = await ask(market, id, false);
        if (isGone) return void giveBack();
        isMine = true;
        setAnswered({ id, claim: now });
      } catch (error) {
        // A colleague has it; everything else is not worth a word: a claim is a courtesy.
        if (error instanceof ApiError && error.code === 'claimed_by_other' && !isGone) await queries.invalidateQueries({ queryKey: market === 'linkages' ? proposalQuery(id).queryKey : ['proposals', 'services', 'one', id] });
      }
    };
    const giveBack = async () => {
      if (isDecided(id)) return;
      try {
        await api.DELETE(paths[market], { params: { path: { id } } });
      } catch {
        // It ends by itself.
      }
    };
    const soon = setTimeout(() => void claim(), settleMs);
    const again = setInterval(() => void (isMine ? claim() : undefined), renewMs);
    return () => {
      isGone = true;
      clearTimeout(soon);
      clearInterval(again);
      if (isMine) void giveBack();
    };
  }, [id, enabled, market]);
  const takeOver = async () => {
    if (id !== null) setAnswered({ id, claim: await ask(market, id, true) });
  };
  return { claim: answered !== null && answered.id === id ? answered.claim : known, takeOver };
}
