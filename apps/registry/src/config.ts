// The environment of the registry.
import { platformConfig } from '#platform/config.js';
import { z } from 'zod';
import { apiKeyForm } from './accounts/api-key.js';

export const RegistryConfigSchema = z.object({
  ...platformConfig,
  IMPORT_KEEP_DAYS: z.coerce
    .number()
    .int()
    .min(1)
    .default(30)
    .describe('Days an import with its rows is kept after its last change; so long it can be taken back'),
  INCLUSION_DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .describe('Postgres, with the login role inclusion, which alone reaches the inclusion categories; without it the registry keeps none'),
  BOOTSTRAP_ADMIN_KEY: z
    .string()
    .regex(apiKeyForm, { message: 'must be lw_ followed by 43 characters: 32 random bytes in base64url' })
    .optional()
    .describe('An API key that opens an admin account, for the first steps: lw_ and 32 random bytes in base64url; unset it afterwards'),
});
export type RegistryConfig = z.infer<typeof RegistryConfigSchema>;
