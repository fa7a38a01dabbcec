// The two allowances there are: one per account, one per address that showed no valid credential.
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '#platform/app.js';
import type { GatewayConfig } from '../config.js';
import { RateLimit } from './rate-limit.js';

@Injectable()
export class Limits {
  readonly account: RateLimit;
  readonly stranger: RateLimit;

  constructor(@Inject(CONFIG) config: GatewayConfig) {
    this.account = new RateLimit(config.RATE_PER_MINUTE);
    this.stranger = new RateLimit(config.RATE_PER_MINUTE_IP);
  }
}
