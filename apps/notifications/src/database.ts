// The tables of the notifications schema and the migrations that make them, in order.
import { AuditSeals0036 } from '#platform/audit-chain/audit-seals.migration.js';
import { platformEntities } from '#platform/database/entities.js';
import { PlatformTables0001 } from '#platform/database/platform-tables.migration.js';
import { DeliveryAttemptRow } from './deliveries/delivery-attempt.entity.js';
import { DeliveryRow } from './deliveries/delivery.entity.js';
import { FeedItemRow } from './feed/feed-item.entity.js';
import { DeliveriesAbout0054 } from './migrations/0054-deliveries-about.js';
import { DeliveriesFeed0002 } from './migrations/0002-deliveries-feed.js';
import { Webhooks0003 } from './migrations/0003-webhooks.js';
import { WebhookEndpointRow, WebhookSecretRow } from './webhooks/webhook-endpoint.entity.js';

export const entities = [...platformEntities, DeliveryRow, DeliveryAttemptRow, FeedItemRow, WebhookEndpointRow, WebhookSecretRow];

export const migrations = [PlatformTables0001, DeliveriesFeed0002, Webhooks0003, AuditSeals0036, DeliveriesAbout0054];
