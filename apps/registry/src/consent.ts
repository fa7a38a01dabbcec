// Since when a person agrees to be written to: the day on which consent is stated first, unless another is given.
import type { ContactChannel } from '#contracts/registry/enterprises.js';

/** `known` are the channels as they were; what is agreed to there already keeps its date. */
export function withConsentDates(
  contacts: readonly ContactChannel[],
  known: readonly ContactChannel[],
  now: Date,
): ContactChannel[] {
  const today = now.toISOString().slice(0, 10);
  return contacts.map((contact) => {
    if (!contact.consent || contact.consentOn !== undefined) return contact;
    const earlier = known.find(({ address, consent }) => consent && address === contact.address);
    if (!earlier) return { ...contact, consentOn: today };
    return earlier.consentOn === undefined ? contact : { ...contact, consentOn: earlier.consentOn };
  });
}
