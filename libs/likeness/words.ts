// A reason in one English sentence with its weight.
import type { Findings } from './findings.js';
import type { Field, Part } from './verdict.js';

const percent = (share: number) => `${Math.round(share * 100)} %`;
const signed = (weight: number) => `${weight < 0 ? '−' : '+'}${Math.abs(weight).toFixed(2)}`;

const sentences: { [F in Field]: (finding: NonNullable<Findings[F]>, all: Findings) => string } = {
  names: ({ alike, contained }, { address }) =>
    `names ${percent(alike)} alike, ${percent(contained)} of the shorter one in the other${address === null ? ' (no address to compare)' : ''}`,
  phone: (finding) => ({ same: 'same telephone number', near: 'telephone numbers differ by one digit', other: 'other telephone number' })[finding],
  email: (finding) => ({
    same: 'same e-mail address', same_domain: 'e-mail addresses of one domain of their own',
    same_name: 'same name before the @ of another domain', other: 'other e-mail address',
  })[finding],
  website: (finding) => (finding === 'same' ? 'same website' : 'other website'),
  identifier: (finding) => (finding === 'same' ? 'same identifier' : 'another identifier of the same list'),
  address: (finding) => ({
    same: 'same number and street', near: 'same street, numbers close or one digit apart', street_only: 'same street, number not known',
    same_street: 'same street, another number', same_number: 'same number, another street', other: 'other address',
  })[finding],
  postcode: (finding) => (finding === 'same' ? 'same postcode' : 'other postcode'),
  town: (finding) => (finding === 'same' ? 'same town' : 'other town'),
  country: (finding) => (finding === 'same' ? 'same country' : 'other country'),
  distance: (km) => (km < 1 ? `sites ${Math.round(km * 1000)} m apart` : `sites ${Math.round(km)} km apart`),
};

/** "same telephone number: +3.44". */
export function partInWords({ field, weight }: Part, findings: Findings): string {
  const sentence = sentences[field] as (finding: unknown, all: Findings) => string;
  return `${sentence(findings[field], findings)}: ${signed(weight)}`;
}
