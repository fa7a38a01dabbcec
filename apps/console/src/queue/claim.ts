// Tells colleagues which proposal is being looked at: claimed after a moment, given back when one goes on without deciding.
import { useEffect, useRef, useState } from 'react';
import { ApiError, api, type Schemas } from '../api/client.js';
import { onHint } from '../api/live.js';
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

/** A colleague claims, takes over or gives back: of what is shown that one proposal is fetched again by `lookAgain`, and no list. */
export function useClaimHints(lookAgain: (id: string) => Promise<void>): void {
  useEffect(() => onHint(({ areas, ids }) => {
    if (!areas.includes('claims')) return;
    if (ids?.['proposalId'] === undefined) return void queries.invalidateQueries({ queryKey: ['proposals'] });
    // What cannot be had now is seen when it is opened.
    for (const id of ids['proposalId']) lookAgain(id).catch(() => undefined);
  }), [lookAgain]);
}

/** The claim as it is known: `known` until the server has answered. `takeOver` makes a colleague's one's own. */
export function useClaim(id: string | null, known: Claim | null, { enabled, market = 'linkages' }: { enabled: boolean; market?: Market }) {
  const [answered, setAnswered] = useState<{ id: string; claim: Claim | null; before: Claim | null } | null>(null);
  const newest = useRef(known);
  newest.current = known;
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
        setAnswered({ id, claim: now, before: newest.current });
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
    if (id !== null) setAnswered({ id, claim: await ask(market, id, true), before: newest.current });
  };
  // Until something else is known: a colleague may have taken it over since.
  return { claim: answered !== null && answered.id === id && answered.before === known ? answered.claim : known, takeOver };
}
