// Enterprises over HTTP, one by one and by CSV.
import { Controller } from '@nestjs/common';
import { z } from 'zod';
import { LastChange } from '#contracts/audit.js';
import type { Input } from '#contracts/message.js';
import { Id } from '#contracts/values.js';
import { ListEnterpriseSites, SiteFilter, SitePage } from '#contracts/registry/enterprise-sites.js';
import {
  ChangeEnterprise,
  Enterprise,
  EnterpriseChange,
  EnterpriseFilter,
  EnterpriseImport,
  FindEnterprises,
  GetEnterprise,
  GetEnterpriseLastChange,
  ImportEnterprises,
  NewEnterprise,
  RegisterEnterprise,
  RegisteredEnterprise,
  ShownEnterprise,
} from '#contracts/registry/enterprises.js';
import { Bus } from '#platform/bus/requests.js';
import type { Call } from '../http/call.js';
import { Endpoint } from '../http/endpoint.js';
import { clusterStaff } from '../http/roles.js';

const readers = ['enterprise', ...clusterStaff] as const;
const ImportQuery = z.strictObject({ clusterId: Id.describe('The cluster the enterprises belong to') });

@Controller()
export class EnterprisesController {
  constructor(private readonly bus: Bus) {}

  @Endpoint({
    method: 'POST',
    path: '/v1/enterprises',
    allow: clusterStaff,
    body: NewEnterprise,
    reply: RegisteredEnterprise,
    status: 201,
    location: (enterprise) => `/v1/enterprises/${enterprise.id}`,
    sends: RegisterEnterprise,
    summary: 'Register an enterprise',
    description: 'Of any size, down to a home worker. It is matched to open lots at once. Enterprises that are likely the same are shown with every reason.',
    errors: [
      'code_unknown',
      'unit_unknown',
      'unit_incompatible',
      'cluster_unknown',
      'already_exists',
    ],
    example: {
      clusterId: '018f6b1e-7c7a-7000-8000-000000000001',
      name: 'Selam Garments',
      size: 'small',
      registered: true,
      languages: ['am', 'en'],
      establishments: [{ country: 'ET', town: 'Addis Ababa', latitude: 9.03, longitude: 38.74 }],
      capabilities: [
        {
          code: 'TX.GAR.TOP.POLO',
          unit: 'piece',
          statedOn: '2026-11-01',
          minimumOrder: 200,
          leadTimeDays: 30,
          capacity: [{ from: '2026-12-01', to: '2027-02-28', quantity: 6000 }],
        },
      ],
    },
  })
  register({ body, context }: Call<{ body: NewEnterprise }>) {
    return this.bus.ask(RegisterEnterprise, body, context);
  }

  @Endpoint({
    method: 'GET',
    path: '/v1/enterprises',
    allow: readers,
    query: EnterpriseFilter,
    reply: FindEnterprises.output,
    sends: FindEnterprises,
    summary: 'List enterprises',
    errors: ['cursor_invalid'],
  })
  list({ query, context }: Call<{ query: Input<typeof FindEnterprises> }>) {
    return this.bus.ask(FindEnterprises, query, context);
  }

  @Endpoint({
    method: 'GET',
    path: '/v1/enterprises/sites',
    allow: readers,
    query: SiteFilter,
    reply: SitePage,
    sends: ListEnterpriseSites,
    summary: 'List where enterprises are',
    description: 'The same filters and orders as the list, with nothing but name and place, thousands on a page: for a map.',
    errors: ['cursor_invalid'],
  })
  sites({ query, context }: Call<{ query: SiteFilter }>) {
    return this.bus.ask(ListEnterpriseSites, query, context);
  }

  @Endpoint({
    method: 'GET',
    path: '/v1/enterprises/:id',
    allow: readers,
    reply: ShownEnterprise,
    contentLocation: (enterprise) => `/v1/enterprises/${enterprise.id}`,
    sends: GetEnterprise,
    summary: 'Show an enterprise',
    description:
      'The id of an enterprise that was merged into another leads to that one: `id` and `Content-Location` are those of the kept ' +
      'enterprise, `mergedFrom` names the id that was asked, and the ETag is that of the kept one. It is no redirect (3xx), because ' +
      'those are remembered and a merge can be undone. Requests that change something refuse such an id with `enterprise_merged`.',
  })
  get({ params, context }: Call<{ params: 'id' }>) {
    return this.bus.ask(GetEnterprise, params, context);
  }

  @Endpoint({
    method: 'GET',
    path: '/v1/enterprises/:id/last-change',
    allow: clusterStaff,
    reply: LastChange,
    sends: GetEnterpriseLastChange,
    summary: 'Show who changed an enterprise last',
    description: 'By the audit log: what was done, by which account and when. For whoever was refused with `version_stale` because somebody else was faster.',
  })
  lastChange({ params, context }: Call<{ params: 'id' }>) {
    return this.bus.ask(GetEnterpriseLastChange, params, context);
  }

  @Endpoint({
    method: 'PATCH',
    path: '/v1/enterprises/:id',
    allow: readers,
    body: EnterpriseChange,
    reply: Enterprise,
    ifMatch: true,
    sends: ChangeEnterprise,
    summary: 'Change an enterprise',
    description:
      'Every list that is given replaces the whole list; what is left out stays as it is, also the status and the ' +
      'capacity of a claim. ' +
      'Losing a capability or certificate withdraws the proposals that no longer hold.',
    errors: ['code_unknown', 'unit_unknown', 'unit_incompatible', 'already_exists', 'enterprise_merged'],
    example: { active: true, languages: ['am'] },
  })
  change({ params, version, body, context }: Call<{ params: 'id'; body: EnterpriseChange }>) {
    return this.bus.ask(ChangeEnterprise, { id: params.id, version, change: body }, context);
  }

  @Endpoint({
    method: 'POST',
    path: '/v1/imports/enterprises',
    allow: clusterStaff,
    media: 'text/csv',
    query: ImportQuery,
    body: z.string().min(1).describe('CSV with a header line, UTF-8, at most 512 KB'),
    reply: EnterpriseImport,
    sends: ImportEnterprises,
    summary: 'Import enterprises from CSV',
    description: 'All rows or none are taken; errors name line and field.',
    errors: ['import_invalid', 'cluster_unknown', 'version_stale'],
    example: 'external_id,name,size,registered\nL-1,Selam Garments,small,true\n',
  })
  import({ query, body, context }: Call<{ query: z.infer<typeof ImportQuery>; body: string }>) {
    return this.bus.ask(ImportEnterprises, { clusterId: query.clusterId, csv: body }, context);
  }
}
