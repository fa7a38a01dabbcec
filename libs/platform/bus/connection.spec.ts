// Addresses of NATS servers, with and without a login.
import { describe, expect, it } from '@jest/globals';
import { address, eventStreamName, prefixed } from './connection.js';

describe('the address of NATS', () => {
  it('may name several servers and hold the login of the service', () => {
    expect(address('nats://localhost:4222')).toEqual({ servers: ['nats://localhost:4222'] });
    expect(address('a:4222,nats://b:4223').servers).toEqual(['nats://a:4222', 'nats://b:4223']);
    expect(address('nats://registry:p%40ss@a:4222,nats://b:4222')).toEqual({
      servers: ['nats://a:4222', 'nats://b:4222'],
      user: 'registry',
      pass: 'p@ss',
    });
  });
});

describe('the prefix', () => {
  it('goes before subjects and the stream, when there is one', () => {
    expect([prefixed('', 'event.a'), prefixed('t1', 'event.a')]).toEqual(['event.a', 't1.event.a']);
    expect([eventStreamName(''), eventStreamName('t1')]).toEqual(['events', 't1-events']);
  });
});
