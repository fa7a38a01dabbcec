// The order in which a service comes up and goes down.
import { NestFactory } from '@nestjs/core';
import type { RunningService, ServiceOptions } from './app.js';
import type { ServiceConfig } from './config.js';

export async function startService<C extends ServiceConfig>(options: ServiceOptions<C>): Promise<RunningService> {
  void NestFactory;
  throw new Error(`${options.name}: not built yet`);
}
