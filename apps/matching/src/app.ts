// The wiring of the matching service: which parts it is made of, and how it starts. Read it first.
import { Module, type DynamicModule } from '@nestjs/common';
import { startService, type RunningService } from '#platform/app.js';
import { CONFIG, type MatchingConfig } from './config.js';
import { entities, migrations } from './database.js';

const controllers: NonNullable<DynamicModule['controllers']> = [];

const providers: NonNullable<DynamicModule['providers']> = [];

@Module({})
export class MatchingModule {
  static with(config: MatchingConfig): DynamicModule {
    return {
      module: MatchingModule,
      controllers,
      providers: [{ provide: CONFIG, useValue: config }, ...providers],
    };
  }
}

/** Starts the service; resolves when it answers. */
export function start(config: MatchingConfig): Promise<RunningService> {
  return startService({ name: 'matching', module: MatchingModule.with(config), config, entities, migrations });
}
