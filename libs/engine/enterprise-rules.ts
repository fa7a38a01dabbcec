// The hard rules that hold for an enterprise whatever the capability: certificates, place, language, conflicts, caps.
import { certificateTable, type Certificate, type CertificateState } from './certificates.js';
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
  judge: ({ enterprise }) => {
    let outcome: Outcome = 'pass';
    for (const { state } of enterprise.mandatory) {
      if (state === 'missing' || state === 'expired') return 'fail';
      if (state === 'end_unknown') outcome = 'unknown';
    }
    return outcome;
  },
  show: ({ lot, enterprise: { mandatory } }): Shown => {
    const names = (those: typeof mandatory) => those.map(({ scheme }) => scheme).join(', ') || null;
    const those = (wanted: CertificateState) => mandatory.filter(({ state }) => state === wanted);
    const margin = certificateMargin(mandatory, lot.deadline);
    return {
      required: names(mandatory),
      actual: names(mandatory.filter(({ state }) => state === 'valid' || state === 'end_unknown')),
      margin,
      unit: margin === null ? null : 'DAY',
      text:
        mandatory.length === 0 ? 'certifications.not_asked'
        : those('missing').length > 0 ? 'certifications.missing'
        : those('expired').length > 0 ? 'certifications.expires'
        : those('end_unknown').length > 0 ? 'certifications.end_unknown'
        : 'certifications.valid',
      params:
        mandatory.length === 0 ? {} : (
          { deadline: lot.need.deadline, certificates: certificateTable(mandatory, lot.deadline) }
        ),
    };
  },
};

/**
 * Days to the deadline of what runs out first. What runs out too early decides also beside an end that is not known;
 * for what is missing there is no number.
 */
function certificateMargin(mandatory: readonly Certificate[], deadline: number): number | null {
  if (mandatory.length === 0 || mandatory.some(({ state }) => state === 'missing')) return null;
  const expired = mandatory.filter(({ state }) => state === 'expired');
  const counted = expired.length > 0 ? expired : mandatory;
  return counted.every(({ until }) => until !== null) ?
      Math.min(...counted.map(({ until }) => until! - deadline))
    : null;
}

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
      params: { periodDays: facts.lot.policy.invitationPeriodDays ?? null },
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
