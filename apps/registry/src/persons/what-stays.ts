// What an erasure keeps, and why, in the words that whoever asks for it is told.
import type { ErasurePlan } from '#contracts/registry/persons.js';
import type { FoundPerson } from './people.js';

export function whatStays({ accounts, seen, changeable, clusterIds }: FoundPerson): ErasurePlan['stays'] {
  return [
    ...(accounts.length > 0 ? [
      { what: 'The ids of the accounts, with role, organisation and clusters', why: 'So that decisions, replies and the audit log stay true without naming anybody.' },
      {
        what: 'What the accounts decided, replied, wrote and posted',
        why: 'It belongs to the organisations too. The address, and a full name of two words and more that no organisation has, are replaced in it.',
      },
    ] : []),
    { what: 'Names of organisations', why: 'An enterprise is not a person. Where it bears its owner’s name, change the name of the enterprise.' },
    { what: 'Letters that were sent', why: 'They are in mailboxes; no copy is kept here.' },
    ...(seen.length > changeable.length ? [{
      what: `The address with ${seen.length - changeable.length} organisation(s) that other clusters share`,
      why: 'Its other clusters rely on it. Ask an admin of all clusters.',
    }] : []),
    ...(clusterIds === null ? [] : [{
      what: 'Whatever other clusters may hold',
      why: 'It is not in your reach. An admin of all clusters erases everywhere; while somebody else has the address, it stays in texts.',
    }]),
  ];
}
