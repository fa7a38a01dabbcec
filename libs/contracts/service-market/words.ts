// How the service market says what it brokers: the need of an enterprise, and a provider whose offer meets it.
import type { Words } from '../brokering/words.js';

export const words = {
  owner: 'service-market', prefix: 'Service', linkMark: 's',
  posting: 'need', subject: 'need', asking: 'enterprise', offering: 'provider', claim: 'offer', agreement: 'engagement',
  supplies: 'Offers',
} as const satisfies Words;
