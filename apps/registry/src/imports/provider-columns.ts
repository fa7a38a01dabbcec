// The columns of a file about providers; what they share with enterprises is read in the same way.
import { ProviderKind } from '#contracts/registry/providers.js';
import type { z } from 'zod';
import { columns } from './columns.js';

const {
  external_id, name, active, languages, country, region, town, latitude, longitude, street, postcode,
  email, email_language, email_consent, phone, phone_language, phone_consent,
} = columns;

export const providerColumns = {
  external_id, name, kind: { read: ProviderKind }, active, languages, country, region, town, latitude, longitude, street, postcode,
  email, email_language, email_consent, phone, phone_language, phone_consent,
} as const;

export type ProviderColumn = keyof typeof providerColumns;
export type ProviderCells = { [C in ProviderColumn]?: z.infer<(typeof providerColumns)[C]['read']> };

export const providerColumnNames = Object.keys(providerColumns) as ProviderColumn[];
export const requiredProviderColumns = ['external_id', 'name', 'kind'] as const satisfies ProviderColumn[];
