// The hard rules that hold for an enterprise whatever the capability: certificates, place, language, conflicts, caps.
import type { PairFacts } from './facts.js';
import { place } from './place.js';
import type { Outcome } from './results.js';
import { ofMargin, type Rule, type Shown } from './rule.js';

const active: Rule = {
  name: 'active',
  judge: ({ enterprise }) => (enterprise.candidate.active ? 'pass' : 'fail'),
  show: (_, outcome) => ({
    required: true,
    actual: outcome === 'pass',
    margin: null,
    unit: null,
    text: outcome === 'pass' ? 'active.yes' : 'active.no',
    params: {},
  }),
};

const certifications: Rule = {
  name: 'certifications',
  judge: ({ lot, enterprise }) => {
    let outcome: Outcome = 'pass';
    for (const { holding } of enterprise.mandatory) {
      if (holding === undefined || (holding !== 'unstated' && holding < lot.deadline)) return 'fail';
      if (holding === 'unstated') outcome = 'unknown';
    }
    return outcome;
  },
  show: ({ lot, enterprise }, outcome): Shown => {
    const { mandatory } = enterprise;
    const names = (those: typeof mandatory) => those.map(({ scheme }) => scheme.scheme).join(', ') || null;
    if (mandatory.length === 0) {
      return {
        required: null,
        actual: null,
        margin: null,
        unit: null,
        text: 'certifications.not_asked',
        params: {},
      };
    }
    const missing = mandatory.filter(({ holding }) => holding === undefined);
    const expired = mandatory.filter(({ holding }) => typeof holding === 'number' && holding < lot.deadline);
    const days = mandatory.map(({ holding }) =>
      typeof holding === 'number' ? holding - lot.deadline : null,
    );
    const margin = days.every((left) => left !== null) ? Math.min(...days) : null;
    return {
      required: names(mandatory),
      actual: names(
        mandatory.filter(
          ({ holding }) => holding === 'unstated' || (holding !== undefined && holding >= lot.deadline),
        ),
      ),
      margin,
      unit: margin === null ? null : 'DAY',
      text:
        missing.length > 0 ? 'certifications.missing'
        : expired.length > 0 ? 'certifications.expires'
        : outcome === 'pass' ? 'certifications.valid'
        : 'certifications.end_unknown',
      params: {
        missing: names(missing),
        expires: names(expired),
        endUnknown: names(mandatory.filter(({ holding }) => holding === 'unstated')),
        deadline: lot.need.deadline,
      },
    };
  },
};

const language: Rule = {
  name: 'language',
  judge: ({ lot, enterprise }) => {
    if (lot.language === null) return 'pass';
    return (
      enterprise.speaks === null ? 'unknown'
      : enterprise.speaks ? 'pass'
      : 'fail'
    );
  },
  show: ({ lot, enterprise }, outcome) => ({
    required: lot.need.language ?? null,
    actual: enterprise.candidate.languages.join(', ') || null,
    margin: null,
    unit: null,
    text:
      lot.language === null ? 'language.not_asked'
      : enterprise.speaks === null ? 'language.not_known'
      : outcome === 'pass' ? 'language.shared'
      : 'language.not_shared',
    params: {},
  }),
};

const conflictOfInterest: Rule = {
  name: 'conflict_of_interest',
  judge: ({ lot, enterprise }) =>
    enterprise.candidate.conflictBuyerIds.includes(lot.need.buyerId) ? 'fail' : 'pass',
  show: (_, outcome) => ({
    required: false,
    actual: outcome === 'fail',
    margin: null,
    unit: null,
    text: outcome === 'pass' ? 'conflict_of_interest.none' : 'conflict_of_interest.stated',
    params: {},
  }),
};

const optOut: Rule = {
  name: 'opt_out',
  judge: ({ lot, enterprise: { candidate } }) =>
    candidate.buyerOptedOut || candidate.optOutBuyerIds.includes(lot.need.buyerId) ? 'fail' : 'pass',
  show: ({ enterprise: { candidate } }, outcome) => ({
    required: false,
    actual: outcome === 'fail',
    margin: null,
    unit: null,
    params: {},
    text:
      outcome === 'pass' ? 'opt_out.none'
      : candidate.buyerOptedOut ? 'opt_out.by_buyer'
      : 'opt_out.by_enterprise',
  }),
};

const invitationCap: Rule = {
  name: 'invitation_cap',
  judge: (facts) => (facts.lot.policy.invitationCap === null ? 'pass' : ofMargin(invitationMargin(facts))),
  show: (facts, outcome) => {
    const cap = facts.lot.policy.invitationCap;
    const { recentInvitations } = facts.enterprise;
    return {
      required: cap,
      actual: recentInvitations,
      margin: cap === null ? null : invitationMargin(facts),
      unit: null,
      params: {},
      text:
        cap === null ? 'invitation_cap.none'
        : recentInvitations === null ? 'invitation_cap.not_known'
        : outcome === 'pass' ? 'invitation_cap.room'
        : 'invitation_cap.reached',
    };
  },
};

/** Invitations left after this one. */
const invitationMargin = ({ lot, enterprise: { recentInvitations } }: PairFacts): number | null =>
  recentInvitations === null ? null : lot.policy.invitationCap! - recentInvitations - 1;

export const activeRule = active;
/** In the order of publication, after the rules of the capability. */
export const enterpriseRules: readonly Rule[] = [
  certifications,
  place,
  language,
  conflictOfInterest,
  optOut,
  invitationCap,
];
