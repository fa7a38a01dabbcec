// Where enterprises are, and nothing else of them: for a map of thousands.
import { z } from 'zod';
import { defineRequest } from '../message.js';
import { Id, pageOf } from '../values.js';
import { EnterpriseFilter } from './enterprises.js';

/** The filters and orders of the list, in larger pages. */
export const SiteFilter = z.strictObject({
  ...EnterpriseFilter.shape,
  limit: z.coerce.number().int().min(1).max(5_000).default(5_000).describe('Enterprises per page, 1 to 5000; a page ends earlier where they have much to say'),
});
export type SiteFilter = z.infer<typeof SiteFilter>;

/** An enterprise on a map. */
export const SitedEnterprise = z.strictObject({
  id: Id,
  name: z.string(),
  sites: z.array(z.strictObject({
    town: z.string().nullable(),
    latitude: z.number().min(-90).max(90).describe('Degrees, WGS 84'),
    longitude: z.number().min(-180).max(180).describe('Degrees, WGS 84'),
  })).describe('Its establishments that have coordinates'),
});
export type SitedEnterprise = z.infer<typeof SitedEnterprise>;

export const SitePage = z.strictObject({
  ...pageOf(SitedEnterprise).shape,
  total: z.int().min(0).nullable().describe('How many enterprises fit altogether, on whatever page; null on later pages than the first, and with q'),
});
export type SitePage = z.infer<typeof SitePage>;

export const ListEnterpriseSites = defineRequest({ owner: 'registry', name: 'ListEnterpriseSites', input: SiteFilter, output: SitePage });
