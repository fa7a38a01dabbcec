// The hard rules that one capability passes or fails: code, unit, capacity, minimum order, lead time, price.
import { capacity } from './capacity-rule.js';
import { stated } from './check-input.js';
import { gap } from './compare.js';
import type { PairFacts } from './facts.js';
import type { Data } from './results.js';
import { ofMargin, unknownText, type Rule, type Shown } from './rule.js';
import { times } from './times-rule.js';
import type { Scalar } from './types.js';
import { factorOf } from './units.js';

const code: Rule = {
  name: 'code',
  judge: (facts) => ((codeMargin(facts) ?? -1) >= 0 ? 'pass' : 'fail'),
  show: (facts, outcome) => {
    const { capability, similarity } = facts.capability;
    return {
      required: facts.lot.policy.minimumSimilarity,
      actual: similarity ?? 0,
      margin: codeMargin(facts),
      unit: null,
      text:
        capability === null ? 'code.no_capability'
        : similarity === null ? 'code.not_in_classification'
        : capability.code === facts.lot.need.code ? 'code.same'
        : outcome === 'pass' ? 'code.similar'
        : 'code.unlike',
      params: codeData(facts),
    };
  },
};

/**
 * What the similarity is computed from: 2 × depth of what both codes have in common / sum of their depths; through a correspondence the
 * depths are those after one code was exchanged for the other, and what comes out is multiplied by its weight.
 */
export function codeData(facts: PairFacts): Data {
  const { lot, capability: { capability, similarity } } = facts;
  const wanted = { wanted: lot.need.code, wantedLabel: labelOf(facts, lot.need.code) };
  if (capability === null) return wanted;
  if (similarity === null) return { ...wanted, offered: capability.code };
  const { ancestor, ancestorDepth, depths, through } = lot.tree.kinship(lot.need.code, capability.code);
  return {
    ...wanted,
    offered: capability.code,
    offeredLabel: labelOf(facts, capability.code),
    ancestor,
    ancestorDepth,
    wantedDepth: depths[0],
    offeredDepth: depths[1],
    ...(through && {
      correspondence: through.kind,
      correspondenceWeight: through.weight,
      // Of these the one is the wanted or offered code, and the other what it was exchanged for.
      correspondingWanted: through.side === 'left' ? lot.need.code : through.code,
      correspondingOffered: through.side === 'left' ? through.code : capability.code,
    }),
  };
}

// Nothing to compare is not alike, even where a policy asks for no similarity.
const codeMargin = ({ lot, capability: { capability, similarity } }: PairFacts): number | null =>
  capability === null || similarity === null ? null : gap(similarity, lot.policy.minimumSimilarity);

const unit: Rule = {
  name: 'unit',
  judge: ({ capability: { unitFit } }) =>
    unitFit === 'same' ? 'pass'
    : unitFit === 'no_capability' ? 'unknown'
    : 'fail',
  show: ({ lot, capability: { capability, unitFit } }) => {
    const own = capability === null ? undefined : lot.unitOf(capability.unit);
    return {
      required: lot.unit.code,
      actual: own?.code ?? capability?.unit ?? null,
      margin: null,
      unit: null,
      text: `unit.${unitFit}`,
      params: {
        dimension: lot.unit.dimension,
        offeredDimension: own?.dimension ?? null,
        // From the unit of the capability to the unit of the lot.
        ...(unitFit === 'same' ? factorOf(own!, lot.unit) : { multiply: null, divide: null }),
      },
    };
  },
};

const minimumOrder: Rule = {
  name: 'minimum_order',
  judge: (facts) => ofMargin(minimumOrderMargin(facts)),
  show: (facts, outcome) => ({
    required: facts.lot.need.quantity,
    actual: facts.capability.minimumOrder,
    margin: minimumOrderMargin(facts),
    unit: facts.lot.unit.code,
    params: {
      stated: stated(facts.capability.capability?.minimumOrder),
      statedUnit: facts.capability.capability?.unit ?? null,
    },
    text:
      facts.capability.minimumOrder === null ? unknownText('minimum_order', facts.capability)
      : outcome === 'pass' ? 'minimum_order.reached'
      : 'minimum_order.missed',
  }),
};

const minimumOrderMargin = ({ lot, capability }: PairFacts): number | null =>
  capability.minimumOrder === null ? null : gap(lot.need.quantity, capability.minimumOrder);

const leadTime: Rule = {
  name: 'lead_time',
  judge: (facts) => ofMargin(leadTimeMargin(facts)),
  show: (facts, outcome) => ({
    required: facts.lot.deadline - facts.lot.today,
    actual: facts.capability.leadTimeDays,
    margin: leadTimeMargin(facts),
    unit: 'DAY',
    params: { today: facts.lot.need.today, deadline: facts.lot.need.deadline },
    text:
      facts.capability.leadTimeDays === null ? 'lead_time.not_stated'
      : outcome === 'pass' ? 'lead_time.in_time'
      : 'lead_time.too_long',
  }),
};

const leadTimeMargin = ({ lot, capability }: PairFacts): number | null =>
  capability.leadTimeDays === null ? null : lot.deadline - lot.today - capability.leadTimeDays;

const ceilingPrice: Rule = {
  name: 'ceiling_price',
  judge: (facts) => (facts.lot.need.ceilingPrice ? ofMargin(priceMargin(facts)) : 'pass'),
  show: (facts, outcome): Shown => {
    const {
      lot,
      capability: { capability, price, priceStated },
    } = facts;
    const ceiling = lot.need.ceilingPrice;
    if (!ceiling)
      return {
        required: null,
        actual: null,
        margin: null,
        unit: null,
        text: 'ceiling_price.not_asked',
        params: {},
      };
    const own = priceStated ? capability!.priceHint! : null;
    return {
      required: ceiling.amount,
      actual: price?.amount ?? null,
      margin: priceMargin(facts),
      unit: ceiling.currency,
      text:
        price ?
          outcome === 'pass' ?
            'ceiling_price.within'
          : 'ceiling_price.above'
        : !own ? 'ceiling_price.not_stated'
        : facts.capability.unitFit !== 'same' ? 'ceiling_price.unit'
        : 'ceiling_price.no_rate',
      params: {
        per: lot.unit.code,
        statedAmount: own?.amount ?? null,
        statedCurrency: own?.currency ?? null,
        statedPer: (own && lot.unitOf(capability!.unit)?.code) ?? null,
        rate: price?.rate?.rate ?? null,
        rateFrom: price?.rate?.from ?? null,
        rateTo: price?.rate?.to ?? null,
        rateDate: price?.rate?.date ?? null,
      },
    };
  },
};

const priceMargin = ({ lot, capability: { price } }: PairFacts): number | null =>
  price === null ? null : gap(lot.need.ceilingPrice!.amount, price.amount);

function labelOf({ lot }: PairFacts, wanted: string): Scalar {
  const { labels } = lot.tree.row(wanted);
  return labels['en'] ?? labels[Object.keys(labels).sort()[0] ?? ''] ?? null;
}

/** In the order of publication. */
export const capabilityRules: readonly Rule[] = [
  code,
  unit,
  capacity,
  minimumOrder,
  leadTime,
  times,
  ceilingPrice,
];
