// Starts the notifications service as a process of its own.
import { stopOnSignals } from '#platform/app.js';
import { readConfig } from '#platform/config.js';
import { start } from './app.js';
import { NotificationsConfigSchema } from './config.js';

stopOnSignals([start(readConfig(NotificationsConfigSchema, process.env))]);
