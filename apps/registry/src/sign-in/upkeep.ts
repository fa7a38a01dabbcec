// Forgets now and then what is over of signing in.
import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { LOG, type Log } from '#platform/log.js';
import { Timers } from '#platform/timers.js';
import { CredentialsRepository } from './credentials.repository.js';

const everyMs = 10 * 60_000;

@Injectable()
export class SignInUpkeep implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly timers: Timers;

  constructor(@Inject(LOG) log: Log, private readonly credentials: CredentialsRepository) {
    this.timers = new Timers(log);
  }

  onApplicationBootstrap(): void {
    this.timers.start({ name: 'forget-sessions', everyMs, run: () => this.credentials.sweep() });
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.timers.stop();
  }
}
