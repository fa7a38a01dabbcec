// What a person agrees to be written to about, and since when: the day on which it is stated first, unless another is given.
import { purposes, type Purpose, type PurposeConsent } from '#contracts/registry/consents.js';
import type { ContactChannel } from '#contracts/registry/enterprises.js';

/** `known` are the channels as they were; what is agreed to there already keeps its date. */
export function withConsentDates(
  contacts: readonly ContactChannel[],
  known: readonly ContactChannel[],
  now: Date,
): ContactChannel[] {
  const today = now.toISOString().slice(0, 10);
  return contacts.map((contact) => {
    const earlier = known.find(({ address }) => address === contact.address);
    return withPurposes(withDate(contact, earlier, today), earlier, today);
  });
}

function withDate(contact: ContactChannel, earlier: ContactChannel | undefined, today: string): ContactChannel {
  if (!contact.consent || contact.consentOn !== undefined) return contact;
  if (!earlier?.consent) return { ...contact, consentOn: today };
  return earlier.consentOn === undefined ? contact : { ...contact, consentOn: earlier.consentOn };
}

/** Whoever states a channel without its purposes leaves them as they are, unless the consent they go with ends. */
function withPurposes(contact: ContactChannel, earlier: ContactChannel | undefined, today: string): ContactChannel {
  const stated = contact.consents ?? (contact.consent || !earlier?.consent ? earlier?.consents : undefined);
  if (stated === undefined) return contact;
  const dated = (each: PurposeConsent): PurposeConsent => {
    const before = earlier?.consents?.find(({ purpose, agreed }) => purpose === each.purpose && agreed === each.agreed);
    return { ...each, on: each.on ?? before?.on ?? today };
  };
  return { ...contact, consents: stated.map(dated) };
}

/** Whether the person agreed to be written to about this. */
export function agreesTo({ consent, consents }: Pick<ContactChannel, 'consent' | 'consents'>, purpose: Purpose): boolean {
  if (purpose === 'linkages') return consent;
  return consents?.find((each) => each.purpose === purpose)?.agreed ?? (consent && purpose !== 'news');
}

/** Since when, as far as known. */
export const agreedOn = ({ consentOn, consents }: ContactChannel, purpose: Purpose): string | null =>
  consents?.find((each) => each.purpose === purpose)?.on ?? consentOn ?? null;

/** The channel without consent for this purpose; every other one is then stated, so that none goes with it. */
export function withdrawn(contact: ContactChannel, purpose: Purpose, now: Date): ContactChannel {
  const today = now.toISOString().slice(0, 10);
  const { consentOn, ...rest } = contact;
  const others = purposes.filter((each) => each !== 'linkages');
  return {
    ...rest,
    ...(purpose === 'linkages' ? { consent: false } : consentOn === undefined ? {} : { consentOn }),
    consents: others.map((each) => (each === purpose
      ? { purpose: each, agreed: false, on: today }
      : { purpose: each, agreed: agreesTo(contact, each), on: agreedOn(contact, each) ?? today })),
  };
}
