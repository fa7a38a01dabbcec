// Requests about accounts and their API keys.
import { Controller } from '@nestjs/common';
import type { Input, RequestContext } from '#contracts/message.js';
import {
  Authenticate, ChangeAccount, CreateAccount, CreateApiKey, GetAccount, GetApiKey, ListAccounts, ListApiKeys, ListColleagues,
  RevokeApiKey,
} from '#contracts/registry/accounts.js';
import { Answers } from '#platform/bus/requests.js';
import { AccountsService } from './accounts.service.js';
import { ApiKeysService } from './api-keys.service.js';

@Controller()
export class AccountsController {
  constructor(
    private readonly accounts: AccountsService,
    private readonly keys: ApiKeysService,
  ) {}

  @Answers(CreateAccount)
  create(input: Input<typeof CreateAccount>, context: RequestContext) {
    return this.accounts.create(input, context);
  }

  @Answers(ChangeAccount)
  change(input: Input<typeof ChangeAccount>, context: RequestContext) {
    return this.accounts.change(input, context);
  }

  @Answers(GetAccount)
  get(input: Input<typeof GetAccount>, context: RequestContext) {
    return this.accounts.get(input, context);
  }

  @Answers(ListAccounts)
  list(input: Input<typeof ListAccounts>, context: RequestContext) {
    return this.accounts.list(input, context);
  }

  @Answers(ListColleagues)
  colleagues(input: Input<typeof ListColleagues>, context: RequestContext) {
    return this.accounts.colleagues(input, context);
  }

  @Answers(CreateApiKey)
  createKey(input: Input<typeof CreateApiKey>, context: RequestContext) {
    return this.keys.create(input, context);
  }

  @Answers(ListApiKeys)
  listKeys(input: Input<typeof ListApiKeys>, context: RequestContext) {
    return this.keys.list(input, context);
  }

  @Answers(GetApiKey)
  getKey(input: Input<typeof GetApiKey>, context: RequestContext) {
    return this.keys.get(input, context);
  }

  @Answers(RevokeApiKey)
  revokeKey(input: Input<typeof RevokeApiKey>, context: RequestContext) {
    return this.keys.revoke(input, context);
  }

  @Answers(Authenticate)
  authenticate(input: Input<typeof Authenticate>, context: RequestContext) {
    return this.keys.authenticate(input, context);
  }
}
