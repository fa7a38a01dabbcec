// Why a service proposal is declined or asked about, and a service invitation refused: plain lists, also for pages that need no contract.
import type { words } from './words.js';

export const serviceDeclineReasons = [
  'quality_doubt', 'price', 'better_alternative', 'enterprise_preference', 'provider_overloaded', 'funding_unclear', 'data_outdated',
  'other',
] as const;
export const serviceAskReasons = [
  'times_unclear', 'price_unclear', 'content_unclear', 'capacity_unclear', 'contact_unclear', 'other',
] as const;

export const serviceRefusalReasons = [
  'no_capacity', 'price_too_low', 'price_too_high', 'deadline_too_short', 'not_our_service', 'times_do_not_fit', 'quality_doubt',
  'found_another', 'changed_plans', 'other',
] as const;
export type ServiceRefusalReason = (typeof serviceRefusalReasons)[number];
/** The reasons that each side can have. */
export const serviceRefusalReasonsOf: Record<(typeof words)['asking' | 'offering'], readonly ServiceRefusalReason[]> = {
  provider: ['no_capacity', 'price_too_low', 'deadline_too_short', 'not_our_service', 'times_do_not_fit', 'changed_plans', 'other'],
  enterprise: ['price_too_high', 'times_do_not_fit', 'quality_doubt', 'found_another', 'changed_plans', 'other'],
};
