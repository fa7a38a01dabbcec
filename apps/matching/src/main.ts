// Starts the matching service as a process of its own.
import { readConfig } from '#platform/config.js';
import { start } from './app.js';
import { MatchingConfigSchema } from './config.js';

await start(readConfig(MatchingConfigSchema, process.env));
