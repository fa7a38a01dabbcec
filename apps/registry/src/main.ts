// Starts the registry as a process of its own.
import { readConfig } from '#platform/config.js';
import { start } from './app.js';
import { RegistryConfigSchema } from './config.js';

await start(readConfig(RegistryConfigSchema, process.env));
