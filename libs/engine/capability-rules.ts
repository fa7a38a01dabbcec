// The hard rules that one capability passes or fails: code, unit, capacity, minimum order, lead time, price.
import { capacity } from './capacity-rule.js';
import { gap } from './compare.js';
import type { PairFacts } from './facts.js';
import type { Data } from './results.js';
import { ofMargin, unknownText, type Rule, type Shown } from './rule.js';
import type { Scalar } from './types.js';

const code: Rule = {
  name: 'code',
  judge: (facts) => ((codeMargin(facts) ?? -1) >= 0 ? 'pass' : 'fail'),
  show: (facts, outcome) => {
    const {
      lot,
      capability: { capability, similarity },
    } = facts;
    const margin = codeMargin(facts);
    const params: Data = {
      wanted: lot.need.code,
      wantedLabel: labelOf(facts, lot.need.code),
    };
    const common = { required: lot.policy.minimumSimilarity, actual: similarity ?? 0, margin, unit: null };
    if (capability === null) return { ...common, text: 'code.no_capability', params };
    params['offered'] = capability.code;
    if (similarity === null) return { ...common, text: 'code.not_in_classification', params };
    params['offeredLabel'] = labelOf(facts, capability.code);
    return {
      ...common,
      text:
        similarity === 1 ? 'code.same'
        : outcome === 'pass' ? 'code.similar'
        : 'code.unlike',
      params,
    };
  },
};

// Nothing to compare is not alike, even where a policy asks for no similarity.
const codeMargin = ({ lot, capability: { capability, similarity } }: PairFacts): number | null =>
  capability === null || similarity === null ? null : gap(similarity, lot.policy.minimumSimilarity);

const unit: Rule = {
  name: 'unit',
  judge: ({ capability: { unitFit } }) =>
    unitFit === 'same' ? 'pass'
    : unitFit === 'no_capability' ? 'unknown'
    : 'fail',
  show: ({ lot, capability: { capability, unitFit } }) => ({
    required: lot.unit.code,
    actual: capability === null ? null : (lot.unitOf(capability.unit)?.code ?? capability.unit),
    margin: null,
    unit: null,
    text: `unit.${unitFit}`,
    params: { dimension: lot.unit.dimension },
  }),
};

const minimumOrder: Rule = {
  name: 'minimum_order',
  judge: (facts) => ofMargin(minimumOrderMargin(facts)),
  show: (facts, outcome) => ({
    required: facts.lot.need.quantity,
    actual: facts.capability.minimumOrder,
    margin: minimumOrderMargin(facts),
    unit: facts.lot.unit.code,
    params: {},
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
    params: { deadline: facts.lot.need.deadline },
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
    const stated = priceStated ? capability!.priceHint! : null;
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
        : !stated ? 'ceiling_price.not_stated'
        : facts.capability.unitFit !== 'same' ? 'ceiling_price.unit'
        : 'ceiling_price.no_rate',
      params: {
        per: lot.unit.code,
        statedAmount: stated?.amount ?? null,
        statedCurrency: stated?.currency ?? null,
        statedPer: (stated && lot.unitOf(capability!.unit)?.code) ?? null,
        rate: price?.rate ?? null,
        rateDate: price?.rateDate ?? null,
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
export const capabilityRules: readonly Rule[] = [code, unit, capacity, minimumOrder, leadTime, ceilingPrice];
