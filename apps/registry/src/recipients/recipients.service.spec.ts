// Whom to write to: consent first, and every language they read.
import { describe, expect, it } from '@jest/globals';
import { recipientOf } from './recipients.service.js';

const contact = (address: string, change: { consent?: boolean; language?: string } = {}) => ({
  kind: 'email' as const,
  address,
  consent: true,
  ...change,
});
const selam = {
  id: 'id',
  name: 'Selam',
  contacts: [contact('a@example.org')],
  languages: ['om', 'en'],
};

describe('a recipient', () => {
  it('is written to at the first address with consent', () => {
    const contacts = [
      contact('no@example.org', { consent: false, language: 'fr' }),
      contact('yes@example.org'),
      contact('later@example.org'),
    ];
    expect(recipientOf({ ...selam, contacts })).toEqual({
      recipientId: 'id',
      name: 'Selam',
      languages: ['om', 'en'],
      email: 'yes@example.org',
    });
  });

  it('has no address without consent, but still languages', () => {
    expect(
      recipientOf({ ...selam, contacts: [contact('no@example.org', { consent: false, language: 'fr' })] }),
    ).toMatchObject({ email: null, languages: ['om', 'en'] });
    expect(recipientOf({ ...selam, contacts: [] })).toMatchObject({ email: null });
  });

  it.each([
    ['the organisation', {}, ['om', 'en']],
    ['the channel before the organisation', { contacts: [contact('a@example.org', { language: 'fr' })] }, ['fr', 'om', 'en']],
    ['either once', { contacts: [contact('a@example.org', { language: 'en' })] }, ['en', 'om']],
    ['nobody', { languages: [] }, []],
  ])('reads the languages of %s', (_whose, change, languages) => {
    expect(recipientOf({ ...selam, ...change }).languages).toEqual(languages);
  });
});
