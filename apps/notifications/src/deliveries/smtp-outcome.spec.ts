// Reading nodemailer's errors: who said no, how far the message got, and nothing that names a person.
import { describe, expect, it } from '@jest/globals';
import { isUsable } from './mailer.js';
import { resultOf } from './smtp-outcome.js';

const failure = (fields: object) => Object.assign(new Error('x'), fields);

describe('an SMTP failure', () => {
  it('with an answer of 4xx is a refusal, even after the whole message', () => {
    const error = failure({ code: 'EMESSAGE', responseCode: 451, response: '451 4.3.0 Try later', command: 'DATA' });
    expect(resultOf(error, true)).toEqual({ outcome: 'refused', detail: 'refused at DATA: 451 4.3.0 Try later', serverSpoke: true });
  });

  it.each([
    ['RCPT TO', 550, 'rejected'], ['DATA', 554, 'rejected'], ['RCPT TO', 421, 'refused'], ['RCPT TO', 452, 'refused'],
    ['MAIL FROM', 550, 'refused'], ['AUTH PLAIN', 535, 'refused'], ['CONN', 554, 'refused'], ['RCPT TO', 530, 'refused'], [undefined, 550, 'refused'],
  ])('at %s with %i is %s: only a 5xx about this recipient or e-mail is for good', (command, responseCode, outcome) => {
    expect(resultOf(failure({ responseCode, response: `${responseCode} no`, command }), false).outcome).toBe(outcome);
  });

  it('without an answer is unknown once the whole message is out, and not sent before', () => {
    const error = failure({ code: 'ECONNECTION', command: 'CONN' });
    expect(resultOf(error, true)).toMatchObject({ outcome: 'unknown', serverSpoke: false });
    expect(resultOf(error, false)).toMatchObject({ outcome: 'not_sent', serverSpoke: false });
  });

  it('at the login or the greeting is the trouble of the server, not of the mail', () => {
    expect(resultOf(failure({ code: 'EAUTH', responseCode: 535, command: 'AUTH PLAIN' }), false)).toMatchObject({ serverSpoke: false });
  });

  it('never repeats an address or a link', () => {
    const response = '550 5.1.1 <almaz@selam.example>: no such user, see https://mx.example/r/token';
    const { detail } = resultOf(failure({ responseCode: 550, response, command: 'RCPT TO' }), false);
    expect(detail).toBe('rejected at RCPT TO: 550 5.1.1 … no such user, see …');
  });
});

describe('an address', () => {
  it.each(['almaz@selam.example', "o'brien+tag@mail.example.org", 'été@exemple.fr'])('%s is used', (address) => {
    expect(isUsable(address)).toBe(true);
  });
  it.each(['a@x.example,b@y.example', 'a@x.example\r\nBcc: b@y.example', '<a@x.example>', 'a b@x.example', 'a@x@y', ''])(
    '%j is never used',
    (address) => {
      expect(isUsable(address)).toBe(false);
    },
  );
});
