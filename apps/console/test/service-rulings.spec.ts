// A ruling about a service carries a reason of its contract, or is none yet.
import { describe, expect, it } from '@jest/globals';
import { serviceRulingOf } from '../src/service-queue/proposals.js';

describe('a ruling about a service proposal', () => {
  it('is null while the reason is missing, or one of the other ruling', () => {
    expect(serviceRulingOf('decline', 'none', { code: null, note: 'too dear' })).toBeNull();
    expect(serviceRulingOf('decline', 'none', { code: 'times_unclear', note: '' })).toBeNull();
    expect(serviceRulingOf('ask', 'none', { code: 'price', note: '' })).toBeNull();
  });

  it('leaves an empty note out', () => {
    expect(serviceRulingOf('ask', 'declared', { code: 'times_unclear', note: '  ' })).toEqual({ ruling: 'ask', conflictOfInterest: 'declared', reasonCode: 'times_unclear' });
    expect(serviceRulingOf('decline', 'none', { code: 'price', note: ' dear ' })).toEqual({ ruling: 'decline', conflictOfInterest: 'none', note: 'dear', reasonCode: 'price' });
  });
});
