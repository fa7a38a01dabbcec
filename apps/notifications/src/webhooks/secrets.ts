// The secrets that sign webhook calls: they must be readable to sign, so they are stored encrypted, and opened only for a call.
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '#platform/app.js';
import type { NotificationsConfig } from '../config.js';

const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

@Injectable()
export class WebhookSecrets {
  private readonly key: Buffer;

  constructor(@Inject(CONFIG) config: Pick<NotificationsConfig, 'WEBHOOK_SECRET_KEY'>) {
    // The label keeps the key usable for other purposes.
    this.key = Buffer.from(hkdfSync('sha256', config.WEBHOOK_SECRET_KEY, '', 'webhook-secret/1', 32));
  }

  /** As a receiver gets it: `whsec_` and 32 random bytes in base64. */
  make(): string {
    return `whsec_${randomBytes(32).toString('base64')}`;
  }

  /** Encrypted for this endpoint: in the row of another one it does not open. */
  seal(secret: string, endpointId: string): Buffer {
    const nonce = randomBytes(nonceBytes);
    const cipher = createCipheriv(algorithm, this.key, nonce, { authTagLength: tagBytes }).setAAD(Buffer.from(endpointId));
    const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
  }

  /** Throws when it was sealed with another key or for another endpoint, or was changed. */
  open(sealed: Buffer, endpointId: string): string {
    const decipher = createDecipheriv(algorithm, this.key, sealed.subarray(0, nonceBytes), { authTagLength: tagBytes })
      .setAAD(Buffer.from(endpointId))
      .setAuthTag(sealed.subarray(nonceBytes, nonceBytes + tagBytes));
    return Buffer.concat([decipher.update(sealed.subarray(nonceBytes + tagBytes)), decipher.final()]).toString('utf8');
  }
}
