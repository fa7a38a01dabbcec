// Who said a claim or certification and when, and who verified it: written down by the system, whatever the caller sends.
import { isDeepStrictEqual } from 'node:util';
import type { Actor } from '#contracts/message.js';
import type { Attribution, Certification, Enterprise } from '#contracts/registry/enterprises.js';
import { withoutGaps } from '../without-gaps.js';

type Claim = Enterprise['capabilities'][number];

/** Who writes; the system by itself has no actor, and its words are nobody's. */
export interface Writer {
  actor: Actor | null;
  importId?: string;
  /** Only notes what was said: a verdict stays that of who gave it. */
  notes?: boolean;
}

export const theSystem: Writer = { actor: null };

/** `before` are the claims as they were: what nobody changed stays the word of who said it. `today`: ISO date. */
export function attributedClaims(claims: readonly Claim[], before: readonly Claim[], writer: Writer, today: string): Claim[] {
  const byCode = new Map(before.map((claim) => [claim.code, claim]));
  return claims.map((claim) => {
    const known = byCode.get(claim.code);
    if (known && isSameClaim(claim, known)) return known;
    const same = known !== undefined && isDeepStrictEqual(contentOf(claim), contentOf(known));
    const { verifiedBy: _, verifiedOn: _on, ...said } = claim;
    said.statedBy = same ? known.statedBy : attributionOf(writer);
    return withoutGaps(claim.status === 'verified' ? { ...said, ...verdictOf(known, writer, today) } : said);
  });
}

/** A certification is the same as long as scheme, number, last day and evidence are. */
export function attributedCertifications(
  certifications: readonly Certification[], before: readonly Certification[], writer: Writer, today: string,
): Certification[] {
  return certifications.map((each) => {
    const known = before.find((other) => isSameCertification(other, each));
    const status = each.status ?? known?.status ?? 'declared';
    const statedOn = each.statedOn ?? known?.statedOn ?? (known ? undefined : today);
    if (known && status === (known.status ?? 'declared') && statedOn === known.statedOn) return known;
    return withoutGaps({
      ...bare(each), status, statedOn,
      statedBy: known && statedOn === known.statedOn ? known.statedBy : attributionOf(writer),
      ...(status === 'verified' && verdictOf(known, writer, today)),
    });
  });
}

/** Whatever is written down of who said it. */
export const isSameClaim = (one: Claim, other: Claim) => one.status === other.status && isDeepStrictEqual(contentOf(one), contentOf(other));
export const isSameCertification = (one: Certification, other: Certification) => isDeepStrictEqual(bare(one), bare(other));

/**
 * What the enterprise says anew of a verified claim nobody verified: it is declared again. Price and the calendar of its capacity are
 * its daily business, as long as it does not claim to make more.
 */
export function withoutVerdictsOnNews(claims: readonly Claim[], before: readonly Claim[]): Claim[] {
  const byCode = new Map(before.map((claim) => [claim.code, claim]));
  return claims.map((claim) => {
    const known = byCode.get(claim.code);
    if (claim.status !== 'verified' || !known) return claim;
    const looked = isDeepStrictEqual(substanceOf(claim), substanceOf(known)) && mostPerDay(claim) <= mostPerDay(known) * (1 + 1e-9);
    return looked ? claim : { ...claim, status: 'declared' };
  });
}

/** Whoever may verify and changes what is verified stands for it from then on; others leave the verdict as it was. */
function verdictOf(known: Pick<Claim, 'status' | 'verifiedBy' | 'verifiedOn'> | Certification | undefined, writer: Writer, today: string) {
  const kept = known?.status === 'verified' && (writer.notes || writer.actor === null || writer.actor.role === 'enterprise');
  return kept ? { verifiedBy: known.verifiedBy, verifiedOn: known.verifiedOn } : { verifiedBy: attributionOf(writer), verifiedOn: today };
}

export function attributionOf({ actor, importId }: Writer): Attribution | undefined {
  if (actor === null) return undefined;
  const { accountId, role, organisationId } = actor;
  return { accountId, role, ...(organisationId !== null && { organisationId }), ...(importId !== undefined && { importId }) };
}

const contentOf = ({ statedBy: _, verifiedBy: _by, verifiedOn: _on, status: _status, ...content }: Claim) => withoutGaps(content);
const bare = ({ scheme, number, validUntil, evidence }: Certification) => withoutGaps({ scheme, number, validUntil, evidence });
const substanceOf = ({ unit, evidence, minimumOrder, leadTimeDays, validUntil }: Claim) =>
  ({ unit, evidence: evidence || undefined, minimumOrder, leadTimeDays, validUntil });

const daysIn = ({ from, to }: { from: string; to: string }) => (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
const mostPerDay = ({ capacity }: Pick<Claim, 'capacity'>): number =>
  Math.max(0, ...capacity.map((slot) => slot.quantity / daysIn(slot)));

/** Most that is stated for a month, a month of the calendar as it stands; null when no capacity is stated. */
export function mostPerMonth({ capacity }: Pick<Claim, 'capacity'>): number | null {
  if (capacity.length === 0) return null;
  return Math.max(...capacity.map((slot) => {
    const days = daysIn(slot);
    return days >= 28 && days <= 31 ? slot.quantity : Math.round((slot.quantity / days) * 30);
  }));
}
