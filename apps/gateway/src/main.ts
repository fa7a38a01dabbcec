// Starts the gateway as a process of its own.
import { stopOnSignals } from '#platform/app.js';
import { readConfig } from '#platform/config.js';
import { start } from './app.js';
import { GatewayConfigSchema } from './config.js';

stopOnSignals([start(readConfig(GatewayConfigSchema, process.env))]);
