// Accounts and their API keys over HTTP.
import { Controller } from '@nestjs/common';
import type { Input } from '#contracts/message.js';
import {
  Account,
  AccountChange,
  ApiKey,
  ChangeAccount,
  CreateAccount,
  CreateApiKey,
  GetAccount,
  GetApiKey,
  IssuedApiKey,
  ListAccounts,
  ListApiKeys,
  NewAccount,
  NewApiKey,
  RevokeApiKey,
} from '#contracts/registry/accounts.js';
import { PageQuery } from '#contracts/values.js';
import { Bus } from '#platform/bus/requests.js';
import type { Call } from '../http/call.js';
import { Endpoint } from '../http/endpoint.js';
import { everyone } from '../http/roles.js';

@Controller()
export class AccountsController {
  constructor(private readonly bus: Bus) {}

  @Endpoint({
    method: 'POST',
    path: '/v1/accounts',
    allow: ['manager', 'admin'],
    body: NewAccount,
    reply: Account,
    status: 201,
    location: (account) => `/v1/accounts/${account.id}`,
    sends: CreateAccount,
    summary: 'Create an account',
    description: 'You can only give what you have: a role and clusters within your own.',
    errors: ['cluster_unknown', 'enterprise_merged'],
    example: {
      name: 'Almaz Bekele',
      email: 'almaz@example.org',
      role: 'cda',
      clusterIds: ['018f6b1e-7c7a-7000-8000-000000000001'],
    },
  })
  create({ body, context }: Call<{ body: NewAccount }>) {
    return this.bus.ask(CreateAccount, body, context);
  }

  @Endpoint({
    method: 'GET',
    path: '/v1/accounts',
    allow: everyone,
    query: ListAccounts.input,
    reply: ListAccounts.output,
    sends: ListAccounts,
    summary: 'List the accounts you can see',
    errors: ['cursor_invalid'],
  })
  list({ query, context }: Call<{ query: Input<typeof ListAccounts> }>) {
    return this.bus.ask(ListAccounts, query, context);
  }

  @Endpoint({
    method: 'GET',
    path: '/v1/accounts/:id',
    allow: everyone,
    reply: Account,
    sends: GetAccount,
    summary: 'Show an account: your own, or one you administer',
  })
  get({ params, context }: Call<{ params: 'id' }>) {
    return this.bus.ask(GetAccount, params, context);
  }

  @Endpoint({
    method: 'PATCH',
    path: '/v1/accounts/:id',
    allow: everyone,
    body: AccountChange,
    reply: Account,
    ifMatch: true,
    sends: ChangeAccount,
    summary: 'Change, close or reopen an account',
    description:
      'Your own: name, address and language. One you administer: also whether it is active and its clusters. ' +
      'The keys of an account that is no longer active stop working within 10 seconds.',
    errors: ['cluster_unknown', 'not_yours', 'enterprise_merged'],
    example: { language: 'fr' },
  })
  change({ params, version, body, context }: Call<{ params: 'id'; body: AccountChange }>) {
    return this.bus.ask(ChangeAccount, { id: params.id, version, change: body }, context);
  }

  @Endpoint({
    method: 'POST',
    path: '/v1/accounts/:id/api-keys',
    allow: everyone,
    body: NewApiKey,
    reply: IssuedApiKey,
    status: 201,
    location: (key) => `/v1/accounts/${key.accountId}/api-keys/${key.id}`,
    sends: CreateApiKey,
    summary: 'Issue an API key',
    errors: ['already_exists', 'transition_not_allowed'],
    description:
      'The key is shown in this reply only; only a hash of it is kept. An account has at most 20 live keys, each for at most two years. ' +
      'It opens what `scopes` say, at most what the credential opens that asks.',
    example: { label: 'ordering system', scopes: ['requirements:write', 'requirements:read'] },
  })
  issueKey({ params, body, context, caller }: Call<{ params: 'id'; body: Input<typeof CreateApiKey>['key'] }>) {
    return this.bus.ask(CreateApiKey, { accountId: params.id, key: body, within: [...caller.scopes] }, context);
  }

  @Endpoint({
    method: 'GET',
    path: '/v1/accounts/:id/api-keys',
    allow: everyone,
    query: PageQuery,
    reply: ListApiKeys.output,
    sends: ListApiKeys,
    summary: 'List the API keys of an account',
    errors: ['cursor_invalid'],
  })
  listKeys({ params, query, context }: Call<{ params: 'id'; query: PageQuery }>) {
    return this.bus.ask(ListApiKeys, { accountId: params.id, ...query }, context);
  }

  @Endpoint({
    method: 'GET',
    path: '/v1/accounts/:id/api-keys/:keyId',
    allow: everyone,
    reply: ApiKey,
    sends: GetApiKey,
    summary: 'Show an API key, without the secret',
  })
  getKey({ params, context }: Call<{ params: 'id' | 'keyId' }>) {
    return this.bus.ask(GetApiKey, { accountId: params.id, keyId: params.keyId }, context);
  }

  @Endpoint({
    method: 'DELETE',
    path: '/v1/accounts/:id/api-keys/:keyId',
    allow: everyone,
    reply: ApiKey,
    sends: RevokeApiKey,
    summary: 'Revoke an API key',
    description: 'It stops working within 10 seconds. Revoking twice changes nothing.',
  })
  revokeKey({ params, context }: Call<{ params: 'id' | 'keyId' }>) {
    return this.bus.ask(RevokeApiKey, { accountId: params.id, keyId: params.keyId }, context);
  }
}
