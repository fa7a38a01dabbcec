import { expect, it } from '@jest/globals';
import { clientIsCurrent } from './client.js';

it('libs/client/schema.ts is what the API says; npm run client writes it', async () => {
  expect(await clientIsCurrent(process.cwd())).toBe(true);
});
