// What each template tells: plain values, so that a text can be rendered again, in any language, exactly as it was.
import type { askReasons, declineReasons } from '#contracts/matching/reasons.js';
import type { GivenUpStatus } from '#contracts/notifications/deliveries.js';

type Side = 'buyer' | 'enterprise';
/** Of a service: the enterprise needs it. */
type ServiceSide = 'enterprise' | 'provider';

interface Subject {
  /** Title of the requirement or need, in its author's words. */
  title: string;
}

interface Goods extends Subject {
  quantity: number;
  /** UNECE Rec 20 code or a name, as matching gives it. */
  unit: string;
  /** ISO date of delivery, or the last day on which a service is of use. */
  deadline: string;
}

interface Call<S = Side> extends Goods {
  side: S;
  /** Name of the other side. */
  counterpart: string;
  /** The lot in its author's words. */
  text: string | null;
  /** ISO instant of the cut-off. */
  closesAt: string;
  /** IANA name of the zone in which the cut-off is told. */
  timeZone: string;
}

interface Ended<S = Side> extends Goods {
  side: S;
  counterpart: string;
  /** A code of the group `refused`, `lapsed` or `withdrawn`. */
  reason: string;
}

interface Claimed {
  labels: Record<string, string>;
  perMonth: number | null;
  unit: string;
  confirmedOn: string;
}

export interface FactsOf {
  invitation: Call;
  reminder: Call;
  /** Does not name the buyer: the enterprise is not invited yet. */
  question: Goods & { reason: string };
  /** `quantity` is what the other side said yes to, after the recipient said yes to another. */
  confirm: Call;
  'outcome-declined': Goods & { side: Side; enterprise: string; reason: string };
  /** `refusedBy`: whose no it is, and whose reason. */
  'outcome-refused': Ended & { refusedBy: Side };
  'outcome-lapsed': Ended;
  'outcome-withdrawn': Ended;
  'linkage-agreed': Goods & { side: Side | 'cda'; buyer: string; enterprise: string };
  'reply-given': Subject & {
    /** Name of the organisation that answered. */
    replier: string;
    answer: 'yes' | 'part' | 'no';
    /** What was offered when the answer is `part`. */
    quantity: number | null;
    unit: string;
    /** A refusal reason when the answer is `no`. */
    reason: string | null;
  };
  'proposals-to-review': Subject & { count: number };
  'not-reached': Subject & {
    /** Name of the organisation that was not reached. */
    organisation: string;
    /** The template that asked for an answer. */
    what: 'invitation' | 'reminder' | 'question';
    reason: GivenUpStatus;
    /** ISO instant of the cut-off; null for a question, which has none. */
    closesAt: string | null;
    /** IANA name of the zone in which the cut-off is told. */
    timeZone: string;
  };
  'service-invitation': Call<ServiceSide>;
  'service-reminder': Call<ServiceSide>;
  /** Does not name the enterprise: the provider is not invited yet. */
  'service-question': Goods & { reason: string };
  'service-confirm': Call<ServiceSide>;
  'service-outcome-declined': Goods & { side: ServiceSide; provider: string; reason: string };
  'service-outcome-refused': Ended<ServiceSide> & { refusedBy: ServiceSide };
  'service-outcome-lapsed': Ended<ServiceSide>;
  'service-outcome-withdrawn': Ended<ServiceSide>;
  'service-engagement-agreed': Goods & { side: ServiceSide | 'cda'; enterprise: string; provider: string };
  'service-proposals-to-review': Subject & { count: number };
  'service-need-ended': Subject & { side: 'enterprise' | 'cda'; how: 'met' | 'withdrawn' | 'expired' };
  /** A need born from missed lots: `enterprises` miss `lots` open lots. */
  'service-opening-to-review': Subject & { enterprises: number; lots: number };
  'requirement-ended': Subject & { side: 'buyer' | 'cda'; how: 'closed' | 'cancelled' | 'expired' };
  /** Whether a claim still holds: `labels` is what is made, by language; `perMonth` the most that was stated, null when nothing was. */
  'claim-question': Claimed;
  /** To the agents; `text` is what the enterprise wrote beside its answer. */
  'claim-answered': Claimed & { organisation: string; answer: 'no' | 'changed'; text: string | null };
  /** To the owner of an account, whom no organisation's consent stands for. */
  'password-link': { purpose: 'invitation' | 'reset' };
  /** `host` of the address that is not called any more. */
  'webhook-off': { host: string; because: 'failing' | 'gone' };
}

export type TemplateName = keyof FactsOf;
export type Facts = FactsOf[TemplateName];
/** A template together with what it tells. */
export type Notice = { [T in TemplateName]: { template: T; facts: FactsOf[T] } }[TemplateName];

export type DeclineReason = (typeof declineReasons)[number];
export type AskReason = (typeof askReasons)[number];

/** Why an invitation ended without an answer. */
export const lapseReasons = ['enterprise_silent', 'buyer_silent', 'both_silent', 'quantity_not_agreed'] as const;
/** Why a proposal was withdrawn: a rule that no longer holds, or what became of the requirement, the lot or the run. */
export const withdrawalReasons = [
  'active', 'code', 'unit', 'capacity', 'minimum_order', 'lead_time', 'times', 'ceiling_price', 'certifications', 'place', 'language',
  'conflict_of_interest', 'opt_out', 'invitation_cap', 'merged', 'outranked', 'below_minimum_score', 'code_unknown', 'deadline_past',
  'requirement_closed', 'requirement_cancelled', 'requirement_expired', 'lot_covered',
] as const;

/** Reasons that only services have, and those that are said otherwise of a service. */
export const serviceReasons = [
  'times_unclear', 'content_unclear', 'enterprise_preference', 'provider_overloaded', 'funding_unclear', 'better_alternative',
  'data_outdated', 'provider_silent', 'active', 'code', 'capacity', 'place', 'outranked', 'deadline_past', 'need_withdrawn',
  'need_expired', 'need_met', 'need_covered',
] as const;
/** Which group of reasons a template names. */
export type ReasonGroup = 'asked' | 'declined' | 'refused' | 'lapsed' | 'withdrawn' | 'unreached';
