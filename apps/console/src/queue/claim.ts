// Tells colleagues which proposal is being looked at: claimed after a moment, given back when one goes on without deciding.
import { useEffect, useState } from 'react';
import { ApiError, api, type Schemas } from '../api/client.js';
import { queries } from '../api/queries.js';
import { isDecided } from './decided.js';
import { proposalQuery } from './proposals.js';

export type Claim = Schemas['ProposalClaim'];

/** Who only passes by claims nothing. */
const settleMs = 800;
/** A claim lasts ten minutes. */
const renewMs = 8 * 60_000;

const ask = async (id: string, takeOver: boolean) => (await api.POST('/v1/proposals/{id}/claim', { params: { path: { id } }, body: { takeOver } })).data.claim;

/** The claim as it is known: `known` until the server has answered. `takeOver` makes a colleague's one's own. */
export function useClaim(id: string | null, known: Claim | null, { enabled }: { enabled: boolean }) {
  const [answered, setAnswered] = useState<{ id: string; claim: Claim | null } | null>(null);
  useEffect(() => {
    if (id === null || !enabled) return undefined;
    let isGone = false;
    let isMine = false;
    const claim = async () => {
      if (isDecided(id)) return;
      try {
        const now = await ask(id, false);
        if (isGone) return void giveBack();
        isMine = true;
        setAnswered({ id, claim: now });
      } catch (error) {
        // A colleague has it; everything else is not worth a word: a claim is a courtesy.
        if (error instanceof ApiError && error.code === 'claimed_by_other' && !isGone) await queries.invalidateQueries({ queryKey: proposalQuery(id).queryKey });
      }
    };
    const giveBack = async () => {
      if (isDecided(id)) return;
      try {
        await api.DELETE('/v1/proposals/{id}/claim', { params: { path: { id } } });
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
  }, [id, enabled]);
  const takeOver = async () => {
    if (id !== null) setAnswered({ id, claim: await ask(id, true) });
  };
  return { claim: answered !== null && answered.id === id ? answered.claim : known, takeOver };
}
