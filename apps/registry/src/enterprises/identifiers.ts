// Numbers that authorities gave: in one form, with their check digits looked at where the scheme has them.
import { stdnum as numbers } from 'stdnum';
import type { Identifier } from '#contracts/registry/enterprises.js';
import type { Problems } from '../problems.js';

type Rule = (id: string) => boolean;
interface Validator { validate(id: string): { isValid: boolean } }

const by = (...validators: Validator[]): Rule => (id) => validators.some((validator) => validator.validate(id).isValid);

/** The number of a VAT scheme is kept without the country before it. */
const vat: Record<string, Validator> = {
  AT: numbers.AT!.uid!, BE: numbers.BE!.vat!, DE: numbers.DE!.vat!, DK: numbers.DK!.cvr!, ES: numbers.ES!.nif!, FI: numbers.FI!.alv!,
  FR: numbers.FR!.tva!, GB: numbers.GB!.vat!, IE: numbers.IE!.vat!, IT: numbers.IT!.iva!, NL: numbers.NL!.btw!, PL: numbers.PL!.nip!,
  PT: numbers.PT!.nif!, SE: numbers.SE!.vat!,
};

/** By code of org-id.guide, where it has one. */
const rules: Record<string, Rule> = {
  'XI-LEI': isLei,
  'GB-COH': (id) => /^(?:\d{8}|[A-Z]{2}\d{6}|[A-Z]\d{7}|R0\d{6})$/.test(id),
  'FR-INSEE': by(numbers.FR!.siren!, numbers.FR!.siret!),
  'IN-GSTIN': by(numbers.IN!.gstin!),
  'NO-BRC': by(numbers.NO!.orgnr!),
  'DK-CVR': by(numbers.DK!.cvr!),
  ...Object.fromEntries(Object.entries(vat).map(([country, validator]) => [`${country}-VAT`, by(validator)])),
};

/** Other names of the same list: one number is one identifier. */
const aliases: Record<string, string> = { 'FR-SIREN': 'FR-INSEE', 'FR-SIRENE': 'FR-INSEE', 'FR-SIRET': 'FR-INSEE' };

/** In the form in which it is kept; `checked` false where no rule of the scheme is known: then it is taken as stated. */
export function normalised({ scheme: stated, id: text }: Identifier): Required<Identifier> {
  const scheme = aliases[stated] ?? stated;
  const country = scheme.endsWith('-VAT') ? scheme.slice(0, 2) : '';
  const tight = text.toUpperCase().replace(/[\s.\-/]/g, '');
  const id = country !== '' && tight.startsWith(country) ? tight.slice(2) : tight;
  return { scheme, id: scheme === 'GB-COH' && /^\d{1,7}$/.test(id) ? id.padStart(8, '0') : id, checked: scheme in rules };
}

export const keyOfIdentifier = ({ scheme, id }: Identifier) => `${scheme} ${id}`;

/** Notes by field what cannot be a number of its scheme, and what is stated twice. */
export function checkIdentifiers(identifiers: readonly Identifier[] = [], problems: Problems): void {
  const seen = new Set<string>();
  identifiers.forEach((stated, index) => {
    const identifier = normalised(stated);
    const { scheme, id } = identifier;
    const right = id !== '' && (rules[scheme]?.(id) ?? true);
    problems.require(right, 'body_invalid', `identifiers.${index}.id`,
      `${stated.id} is not a number of ${scheme}: its form or check digit is wrong; look it up on the certificate`);
    problems.require(!seen.has(keyOfIdentifier(identifier)), 'body_invalid', `identifiers.${index}.id`, `${scheme} ${id} is stated twice`);
    seen.add(keyOfIdentifier(identifier));
  });
}

/** ISO 17442: letters count as 10 to 35, and the number leaves 1 when divided by 97. */
function isLei(id: string): boolean {
  if (!/^[A-Z0-9]{18}\d{2}$/.test(id)) return false;
  const digits = [...id].map((sign) => Number.parseInt(sign, 36)).join('');
  return BigInt(digits) % 97n === 1n;
}
