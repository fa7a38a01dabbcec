// Starts the notifications service as a process of its own.
import { readConfig } from '#platform/config.js';
import { start } from './app.js';
import { NotificationsConfigSchema } from './config.js';

await start(readConfig(NotificationsConfigSchema, process.env));
