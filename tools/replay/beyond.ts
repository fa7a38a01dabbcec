// Winners beyond the end of the proposals, or amid equals at it: the system says their place, by the evaluation that anybody can ask for.
import type { Client } from '#client';
import type { ReplayFolder, Winner } from './folder.js';
import { rankOf, type Ranking } from './recall.js';
import { forEach } from './work.js';

interface Played {
  cda: Client;
  /** Requirement by tender. */
  accepted: ReadonlyMap<string, string>;
  rankings: ReadonlyMap<string, Ranking>;
  /** The supplier that an enterprise is, by the id of the enterprise. */
  supplierOf: ReadonlyMap<string, string>;
}

/** The rankings with these places. Who had won nothing before stays a miss, as in an evaluation without a system. */
export async function withPlacesBeyond(
  { cda, accepted, rankings, supplierOf }: Played, winners: readonly Winner[], history: ReplayFolder['history'],
): Promise<Map<string, Ranking>> {
  // Who claims no code is nobody's candidate.
  const known = new Set(history.filter(({ tender }) => tender.codes.length > 0).map(({ supplierId }) => supplierId));
  const enterpriseOf = new Map([...supplierOf].map(([enterpriseId, supplierId]) => [supplierId, enterpriseId]));
  const found = new Map(rankings);
  await forEach(winners, 4, async ({ tenderId, supplierId }) => {
    const [ranking, enterpriseId] = [rankings.get(tenderId), enterpriseOf.get(supplierId)];
    if (!ranking || enterpriseId === undefined || !known.has(supplierId)) return;
    const place = rankOf(supplierId, ranking);
    if (place !== null && place <= ranking.proposals.length) return;
    const { data: { lots } } = await cda.GET('/v1/requirements/{id}', { params: { path: { id: accepted.get(tenderId)! } } });
    const { data: { whyNot } } = await cda.GET('/v1/lots/{id}/evaluations/{enterpriseId}', { params: { path: { id: lots[0]!.id, enterpriseId } } });
    if (whyNot.rank === null) return;
    // Those whom the lot has had its answer from are no longer counted there; they were among the best. In a replay everybody with a claim belongs.
    const rank = whyNot.rank + known.size - whyNot.belong;
    found.set(tenderId, { ...ranking, beyond: new Map([...(found.get(tenderId)?.beyond ?? []), [supplierId, rank]]) });
  });
  return found;
}
