// Starts the service market as a process of its own.
import { stopOnSignals } from '#platform/app.js';
import { readConfig } from '#platform/config.js';
import { start } from './app.js';
import { ServiceMarketConfigSchema } from './config.js';

stopOnSignals([start(readConfig(ServiceMarketConfigSchema, process.env))]);
