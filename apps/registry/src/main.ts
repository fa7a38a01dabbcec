// Starts the registry as a process of its own.
import { stopOnSignals } from '#platform/app.js';
import { readConfig } from '#platform/config.js';
import { start } from './app.js';
import { RegistryConfigSchema } from './config.js';

stopOnSignals([start(readConfig(RegistryConfigSchema, process.env))]);
