// What each hard rule and each criterion is about, in English, inside a sentence.
import type { CriterionName, RuleName } from './types.js';

export const ruleTitles: Record<RuleName, string> = {
  active: 'activity',
  code: 'capability',
  unit: 'unit',
  capacity: 'free capacity',
  minimum_order: 'minimum order',
  lead_time: 'lead time',
  times: 'times',
  ceiling_price: 'ceiling price',
  certifications: 'certifications',
  place: 'distance',
  language: 'language',
  conflict_of_interest: 'conflict of interest',
  opt_out: 'opt-out',
  invitation_cap: 'invitation cap',
};

export const criterionTitles: Record<CriterionName, string> = {
  capabilityFit: 'capability fit',
  relevance: 'relevance',
  capacityMargin: 'capacity margin',
  leadTimeMargin: 'lead-time margin',
  price: 'price',
  optionalCertifications: 'preferred certifications',
  distance: 'distance',
  pastPerformance: 'past performance',
  responsiveness: 'responsiveness',
};
