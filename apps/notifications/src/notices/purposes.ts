// What consent an e-mail needs: the purpose its template is about.
import type { Purpose } from '#contracts/registry/consents.js';
import { brokerOf, linkages } from './brokers.js';

export function purposeOf(template: string): Purpose {
  if (template === 'claim-question' || template.startsWith('refresh')) return 'refresh';
  return brokerOf(template) === linkages ? 'linkages' : 'services';
}
