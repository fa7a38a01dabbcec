// How matching says what it brokers: a lot of a buyer's requirement, and an enterprise that can make it.
import type { Words } from '../brokering/words.js';

export const words = {
  owner: 'matching', prefix: '', linkMark: '',
  posting: 'requirement', subject: 'lot', asking: 'buyer', offering: 'enterprise', claim: 'capability', agreement: 'linkage',
  supplies: 'Makes',
} as const satisfies Words;
