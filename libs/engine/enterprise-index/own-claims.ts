// One enterprise as open lots are compared with it: what is the same for all of them is worked out once.
import { cosine } from '../geo.js';
import { performanceValue, smoothed } from '../smoothing.js';
import type { Candidate } from '../types.js';
import type { Unit } from '../units.js';
import { IndexBuilder } from './build.js';
import type { Alike } from './code-order.js';
import { priceScale, quantityScale } from './columns.js';
import { languageShift, type EnterpriseIndex } from './enterprise-index.js';
import type { LotKind } from './lots-kernel/lot-kinds.js';
import { onSphere } from './lots-kernel/lot-records.js';
import type { PlainCandidate, PlainClaim } from './plain.js';
import type { Vocabulary } from './vocabulary.js';

/** What lots of one kind make of an enterprise, whatever the lot. */
interface Regard {
  isOpen: boolean;
  /** 0 to 1, with the priors of their policy. */
  performance: number;
  answers: number;
}

/** Where it is, whom one can talk to, what it did. */
export class OwnEnterprise {
  /** Degrees of its only site, and the cosine of the latitude; NaN where it has another number of sites or nobody knows where. */
  readonly latitude: number;
  readonly longitude: number;
  readonly cosine: number;
  /** Of its only site; -1 without one. */
  readonly country: number;
  /** Of its only site, on a sphere of radius 1; else not numbers. */
  readonly x: number;
  readonly y: number;
  readonly z: number;
  /** Bits of the languages that it does not speak, as in the marks; none when its languages are not known. */
  readonly unspoken: number;
  private readonly regards: Regard[] = [];

  /** Numbers say it all: it has one site at most, no earlier work, and buyers do not matter. */
  readonly isSimple: boolean;
  private built: EnterpriseIndex | null = null;

  /** `plain`: what the vocabulary makes of the candidate. */
  constructor(
    private readonly candidate: Candidate,
    readonly plain: PlainCandidate,
    readonly vocabulary: Vocabulary,
  ) {
    const { trackRecords, conflictBuyerIds, optOutBuyerIds } = candidate;
    this.isSimple = plain.sites.length <= 1 && trackRecords.length + conflictBuyerIds.length + optOutBuyerIds.length === 0;
    const [site] = plain.sites;
    const isPlaced = plain.sites.length === 1;
    this.latitude = isPlaced ? site!.latitude : NaN;
    this.longitude = isPlaced ? site!.longitude : NaN;
    this.cosine = cosine(this.latitude);
    this.country = isPlaced ? site!.country : -1;
    [this.x, this.y, this.z] = onSphere(this.latitude, this.longitude);
    this.unspoken = plain.languages === 0 ? 0 : ~(plain.languages << languageShift);
  }

  /** It alone, for `judge`: made when it is needed. */
  get index(): EnterpriseIndex {
    if (this.built === null) {
      const builder = new IndexBuilder(this.vocabulary);
      builder.add(this.candidate);
      this.built = builder.buildSole();
    }
    return this.built;
  }

  /** `number`: of the kind. */
  regardOf(number: number, kind: LotKind): Regard {
    return (this.regards[number] ??= this.regard(kind));
  }

  private regard({ invitationCap, excludes, priors: { pastPerformance, responsiveness } }: LotKind): Regard {
    const { delivered, onTime, inspected, rejected, invited, answered, recentInvitations: recent } = this.plain;
    return {
      isOpen: invitationCap === null || (recent === null ? !excludes.has('invitation_cap') : invitationCap - recent - 1 >= 0),
      performance: delivered + inspected === 0 ? pastPerformance.mean : performanceValue(onTime, delivered, rejected, inspected, pastPerformance),
      answers: invited === 0 ? responsiveness.mean : smoothed(answered, invited, responsiveness),
    };
  }
}

/** Numbers that nobody stated are NaN. */
export interface OwnClaim {
  enterprise: OwnEnterprise;
  /** In an index of the one enterprise. */
  row: number;
  /** Of its code, and what is like that code. */
  rank: number;
  alike: Alike;
  /** Its enterprise is, and it has one slot at most. */
  isSimple: boolean;

  unit: Unit;
  currency: string | null;
  isVerified: boolean;
  confirmedOn: number;
  /** Last day; Infinity where it has none. */
  end: number;
  minimumOrder: number;
  price: number;
  /** Days + 1; 0 = not known. */
  leadTime: number;
  /** In its only slot, from one day to another; not a number, and always, where it has none or several. */
  free: number;
  from: number;
  to: number;
}

/** In the order of their codes. */
export function ownClaims(enterprise: OwnEnterprise, alike: (rank: number) => Alike): OwnClaim[] {
  return enterprise.plain.claims
    .toSorted((one, other) => one.code - other.code)
    .map((claim, row) => ownClaim(claim, row, enterprise, alike(claim.code)));
}

function ownClaim(
  { code, kind, minimumOrder, leadTime, price, confirmedOn, validUntil, slots }: PlainClaim, row: number, enterprise: OwnEnterprise, alike: Alike,
): OwnClaim {
  const { unit, currency, verified, minimumKnown, ends } = enterprise.vocabulary.kinds[kind]!;
  const [slot] = slots;
  const isOne = slots.length === 1;
  return {
    enterprise, row, rank: code, alike, isSimple: enterprise.isSimple && slots.length <= 1,
    unit, currency, isVerified: verified, confirmedOn, end: ends ? validUntil : Infinity, minimumOrder: minimumKnown ? minimumOrder / quantityScale : NaN,
    price: currency === null ? NaN : price / priceScale, leadTime, free: isOne ? slot!.free / quantityScale : NaN,
    from: isOne ? slot!.from : 0, to: isOne ? slot!.to : 0xffff,
  };
}
