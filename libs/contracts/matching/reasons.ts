// Why a proposal is declined or asked about, and an invitation refused: plain lists, also for pages that need no contract.
import type { words } from './words.js';

export const declineReasons = [
  'capacity_doubt', 'quality_doubt', 'price', 'better_alternative', 'buyer_preference', 'enterprise_overloaded',
  'data_outdated', 'other',
] as const;
export const askReasons = ['capacity_unclear', 'quality_unclear', 'price_unclear', 'certificate_unclear', 'contact_unclear', 'other'] as const;

export const refusalReasons = [
  'no_capacity', 'price_too_low', 'deadline_too_short', 'not_our_product', 'buyer_unknown', 'price_too_high', 'quality_doubt',
  'found_another', 'changed_plans', 'other',
] as const;
export type RefusalReason = (typeof refusalReasons)[number];
/** The reasons that each side can have. */
export const refusalReasonsOf: Record<(typeof words)['asking' | 'offering'], readonly RefusalReason[]> = {
  enterprise: ['no_capacity', 'price_too_low', 'deadline_too_short', 'not_our_product', 'buyer_unknown', 'changed_plans', 'other'],
  buyer: ['price_too_high', 'quality_doubt', 'found_another', 'changed_plans', 'other'],
};
