// Whom to write to: consent first, then the language that fits best.
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
  clusterLanguages: ['am', 'en'],
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
      language: 'om',
      email: 'yes@example.org',
    });
  });

  it('has no address without consent, but still a language', () => {
    expect(
      recipientOf({ ...selam, contacts: [contact('no@example.org', { consent: false, language: 'fr' })] }),
    ).toMatchObject({ email: null, language: 'om' });
    expect(recipientOf({ ...selam, contacts: [] })).toMatchObject({ email: null });
  });

  it.each([
    ['the channel', { contacts: [contact('a@example.org', { language: 'fr' })] }, 'fr'],
    ['the organisation', {}, 'om'],
    ['the cluster', { languages: [] }, 'am'],
    ['nobody: English', { languages: [], clusterLanguages: [] }, 'en'],
  ])('gets the language of %s', (_whose, change, language) => {
    expect(recipientOf({ ...selam, ...change }).language).toBe(language);
  });
});
