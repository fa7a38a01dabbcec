// Starts the matching service as a process of its own.
import { stopOnSignals } from '#platform/app.js';
import { readConfig } from '#platform/config.js';
import { start } from './app.js';
import { MatchingConfigSchema } from './config.js';

stopOnSignals([start(readConfig(MatchingConfigSchema, process.env))]);
