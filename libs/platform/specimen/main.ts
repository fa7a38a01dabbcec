// The made-up service as a process of its own, for tests that kill it; configured by its environment.
import { z } from 'zod';
import { stopOnSignals } from '../app.js';
import { platformConfig, readConfig } from '../config.js';
import { startSpecimen } from './system.js';

const starting = startSpecimen(readConfig(z.object(platformConfig), process.env)).then(({ service }) => service);
stopOnSignals([starting]);
const service = await starting;
process.stdout.write(`ready ${service.url}\n`);
