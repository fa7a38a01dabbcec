// Requirements over HTTP: what a buyer needs, from draft to posted to ended.
import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import { LastChange } from '#contracts/audit.js';
import { CodeChoice } from '#contracts/http.js';
import type { Input } from '#contracts/message.js';
import {
  ChangeRequirement,
  ConfirmLotCode,
  GetRequirement,
  GetRequirementLastChange,
  ListRequirements,
  MoveRequirement,
  NewRequirement,
  PostRequirement,
  PreviewRequirement,
  Requirement,
  RequirementChange,
  RequirementPreview,
} from '#contracts/matching/requirements.js';
import { Bus } from '#platform/bus/requests.js';
import type { Call } from '../http/call.js';
import { Endpoint } from '../http/endpoint.js';
import { clusterStaff } from '../http/roles.js';

const posters = ['buyer', 'cda'] as const;
const readers = ['buyer', ...clusterStaff] as const;
const codeErrors = ['code_unknown', 'unit_unknown', 'unit_incompatible'] as const;
const lotErrors = [...codeErrors, 'deadline_past'] as const;
const example: z.input<typeof NewRequirement> = {
  clusterId: '018f6b1e-7c7a-7000-8000-000000000001',
  title: 'Polo shirts for spring',
  lots: [
    {
      code: 'TX.GAR.TOP.POLO',
      quantity: 500,
      unit: 'dozen',
      deadline: '2027-03-31',
      place: { country: 'ET', town: 'Addis Ababa' },
      ceilingPrice: { amount: 60, currency: 'USD' },
      mandatoryCertifications: ['ISO 9001'],
    },
  ],
};

@Controller()
export class RequirementsController {
  constructor(private readonly bus: Bus) {}

  @Endpoint({
    method: 'POST',
    path: '/v1/requirements',
    allow: posters,
    body: NewRequirement,
    reply: Requirement,
    status: 201,
    location: (requirement) => `/v1/requirements/${requirement.id}`,
    sends: PostRequirement,
    summary: 'Post a requirement, or keep it as a draft',
    description:
      'Each lot is matched at once; read the proposals with GET /v1/proposals?requirementId=… a moment later. ' +
      'A lot without a code gets codes proposed from its text.',
    errors: [...lotErrors, 'cluster_unknown', 'not_yours'],
    example,
  })
  post({ body, context }: Call<{ body: NewRequirement }>) {
    return this.bus.ask(PostRequirement, body, context);
  }

  @Endpoint({
    method: 'POST',
    path: '/v1/requirements::preview',
    allow: posters,
    keyless: true,
    body: NewRequirement,
    reply: RequirementPreview,
    sends: PreviewRequirement,
    summary: 'Show how many enterprises could match a requirement before it is posted',
    description:
      'For each lot how many could match now, and which rules exclude how many of the others. Takes and refuses what posting does, writes nothing and names nobody.',
    errors: [...lotErrors, 'cluster_unknown', 'not_yours'],
    example,
  })
  preview({ body, context }: Call<{ body: NewRequirement }>) {
    return this.bus.ask(PreviewRequirement, body, context);
  }

  @Endpoint({
    method: 'GET',
    path: '/v1/requirements',
    allow: readers,
    query: ListRequirements.input,
    reply: ListRequirements.output,
    sends: ListRequirements,
    summary: 'List requirements, newest first',
    errors: ['cursor_invalid'],
  })
  list({ query, context }: Call<{ query: Input<typeof ListRequirements> }>) {
    return this.bus.ask(ListRequirements, query, context);
  }

  @Endpoint({
    method: 'GET',
    path: '/v1/requirements/:id',
    allow: readers,
    reply: Requirement,
    sends: GetRequirement,
    summary: 'Show a requirement with its lots',
  })
  get({ params, context }: Call<{ params: 'id' }>) {
    return this.bus.ask(GetRequirement, params, context);
  }

  @Endpoint({
    method: 'GET',
    path: '/v1/requirements/:id/last-change',
    allow: clusterStaff,
    reply: LastChange,
    sends: GetRequirementLastChange,
    summary: 'Show who changed a requirement last',
    description: 'By the audit log: what was done, by which account and when. For whoever was refused with `version_stale` because somebody else was faster.',
  })
  lastChange({ params, context }: Call<{ params: 'id' }>) {
    return this.bus.ask(GetRequirementLastChange, params, context);
  }

  @Endpoint({
    method: 'PATCH',
    path: '/v1/requirements/:id',
    allow: posters,
    body: RequirementChange,
    reply: Requirement,
    ifMatch: true,
    sends: ChangeRequirement,
    summary: 'Change a draft',
    errors: [...lotErrors, 'transition_not_allowed'],
    example: { title: 'Polo shirts for summer' },
  })
  change({
    params,
    version,
    body,
    context,
  }: Call<{ params: 'id'; body: Input<typeof ChangeRequirement>['change'] }>) {
    return this.bus.ask(ChangeRequirement, { id: params.id, version, change: body }, context);
  }

  @Endpoint({
    method: 'POST',
    path: '/v1/requirements/:id/post',
    allow: posters,
    reply: Requirement,
    ifMatch: true,
    sends: MoveRequirement,
    summary: 'Post a draft',
    errors: [...lotErrors, 'cluster_unknown', 'transition_not_allowed'],
  })
  postDraft({ params, version, context }: Call<{ params: 'id' }>) {
    return this.bus.ask(MoveRequirement, { id: params.id, version, action: 'post' }, context);
  }

  @Endpoint({
    method: 'POST',
    path: '/v1/requirements/:id/close',
    allow: posters,
    reply: Requirement,
    ifMatch: true,
    sends: MoveRequirement,
    summary: 'Close a requirement: no more proposals',
    errors: ['transition_not_allowed'],
  })
  close({ params, version, context }: Call<{ params: 'id' }>) {
    return this.bus.ask(MoveRequirement, { id: params.id, version, action: 'close' }, context);
  }

  @Endpoint({
    method: 'POST',
    path: '/v1/requirements/:id/cancel',
    allow: posters,
    reply: Requirement,
    ifMatch: true,
    sends: MoveRequirement,
    summary: 'Cancel a requirement: it is not needed any more',
    errors: ['transition_not_allowed'],
  })
  cancel({ params, version, context }: Call<{ params: 'id' }>) {
    return this.bus.ask(MoveRequirement, { id: params.id, version, action: 'cancel' }, context);
  }

  @Endpoint({
    method: 'POST',
    path: '/v1/lots/:id/code',
    allow: posters,
    body: CodeChoice,
    reply: Requirement,
    ifMatch: true,
    sends: ConfirmLotCode,
    summary: 'Confirm or choose the code of a lot',
    description:
      'For a lot that was described in words; it is matched again with this code. ' +
      'If-Match is the version of the requirement; for several lots, send each with the version of the reply before.',
    errors: [...codeErrors, 'version_stale', 'transition_not_allowed'],
    example: { code: 'TX.GAR.TOP.POLO' },
  })
  confirmCode({ params, version, body, context }: Call<{ params: 'id'; body: CodeChoice }>) {
    return this.bus.ask(ConfirmLotCode, { lotId: params.id, version, code: body.code }, context);
  }
}
