// A lot as the columns are compared with it: everything that does not depend on the enterprise, as numbers.
import { EngineError } from '../errors.js';
import { cosine, reachOf } from '../geo.js';
import { frameOf, type LotFrame, type Scheme } from '../lot-frame.js';
import { experienceOf, neutral } from '../relevance/experience.js';
import { claimedCodes } from '../relevance/learned/asked.js';
import { learnedValue } from '../relevance/learned/experience.js';
import { criterionNames, type ClaimAging, type LotNeed, type Prior, type RuleName, type Setting, type TrackRecord } from '../types.js';
import { stepIn, type Unit } from '../units.js';
import { languageShift } from './enterprise-index.js';
import type { Alike } from './code-order.js';
import type { Vocabulary } from './vocabulary.js';

/**
 * EngineError when the lot or the setting makes no sense, and `times_not_indexed` for a lot that asks for hours: of those
 * the index holds nothing, `matchLot` judges them.
 */
export class PreparedLot {
  readonly alike: Alike;
  readonly unit: Unit;
  readonly quantity: number;
  /** Days since 1970. */
  readonly today: number;
  readonly deadline: number;
  /** The least that must be free whoever it is, in the unit of the lot. */
  readonly sharePart: number;
  readonly stepPart: number;
  /** As in the traits of an enterprise; 0 when the lot asks for no language, or for one that no indexed enterprise can have. */
  readonly languageBit: number;
  readonly asksLanguage: boolean;
  readonly mandatory: readonly number[];
  readonly preferred: readonly number[];
  /** Null when it asks for no place or gives no coordinates. */
  readonly point: LotFrame['point'];
  readonly limitKm: number | null;
  /** Of the latitude of the point; what is further from it in degrees than `reach` lies beyond the limit. */
  readonly cosine: number;
  readonly reach: { latitude: number; longitude: number };
  /** Number of the country of the place; -1 when it asks for none. */
  readonly country: number;
  /** Most paid for one `unit`; null when it says nothing. */
  readonly ceiling: number | null;
  readonly currency: string | null;
  /** Each weight as a share, in the order of `criterionNames`. */
  readonly shares: readonly number[];
  readonly excludes: ReadonlySet<RuleName>;
  readonly aging: ClaimAging | undefined;
  readonly priors: { pastPerformance: Prior; responsiveness: Prior };
  readonly invitationCap: number | null;
  readonly minimumScore: number;
  private kept: LotFrame | null;

  constructor(
    readonly need: LotNeed,
    readonly setting: Setting,
    readonly vocabulary: Vocabulary,
  ) {
    const frame = frameOf(need, setting, vocabulary.tree);
    if (frame.times.length > 0)
      throw new EngineError('times_not_indexed', 'a lot that asks for hours is judged by matchLot, not by an index');
    const schemes = (those: readonly Scheme[]) => those.map(({ scheme }) => vocabulary.scheme(scheme));
    const { policy, unit } = frame;
    this.kept = frame;
    this.alike = vocabulary.codes.alike(need.code, policy.minimumSimilarity);
    this.unit = unit;
    this.quantity = need.quantity;
    this.today = frame.today;
    this.deadline = frame.deadline;
    this.sharePart = policy.minimumShare * need.quantity;
    this.stepPart = Math.min(stepIn(unit), need.quantity);
    this.asksLanguage = frame.language !== null;
    this.languageBit = frame.language === null ? 0 : vocabulary.languageBit(frame.language) << languageShift;
    this.mandatory = schemes(frame.mandatory);
    this.preferred = schemes(frame.preferred);
    this.point = frame.point;
    this.limitKm = need.place?.maxDistanceKm ?? null;
    this.cosine = this.point === null ? 1 : cosine(this.point.latitude);
    this.reach = this.point === null || this.limitKm === null ? { latitude: 180, longitude: 360 } : reachOf(this.point, this.limitKm);
    this.country = need.place ? vocabulary.countries.numbered(need.place.country) : -1;
    this.ceiling = need.ceilingPrice?.amount ?? null;
    this.currency = need.ceilingPrice?.currency ?? null;
    this.shares = frame.shares;
    this.excludes = frame.unknownExcludes;
    this.aging = policy.aging;
    this.priors = frame.priors;
    this.invitationCap = policy.invitationCap;
    this.minimumScore = policy.minimumScore;
  }

  /** For what only objects can tell: odd candidates and track records. */
  get frame(): LotFrame {
    return (this.kept ??= frameOf(this.need, this.setting, this.vocabulary.tree));
  }

  /** The most that relevance says of whoever has no earlier work: under learned weights claims speak as well. */
  get mostUnrecorded(): number {
    return this.setting.relevance ? 1 : neutral;
  }

  /** 0 to 1: what an enterprise's earlier work and its claims say; the neutral value when they say nothing. `claims`: ranks of codes. */
  relevanceTo(records: readonly TrackRecord[], claims: Iterable<number>): number {
    const { learned, tree, wanted } = this.frame;
    if (learned === null) return experienceOf(records, wanted)?.value ?? neutral;
    const { codes } = this.vocabulary.codes;
    return learnedValue(learned, records, claimedCodes(Array.from(claims, (rank) => codes[rank]!), tree));
  }

  /** Of a hundred thousand lots few need their frame again soon; it is made anew when one does. */
  letGoOfFrame(): void {
    this.kept = null;
  }
}

/** Places of the criteria in `shares`. */
export const place = Object.fromEntries(criterionNames.map((name, at) => [name, at])) as Record<(typeof criterionNames)[number], number>;
