// Which service helps an enterprise to pass a rule: one small table, by codes of the starter classification.
import type { MissedOpening } from '#contracts/matching/openings.js';
import type { CodeTree } from '#engine';

export interface HelpingService {
  /** Null when the classification in use has none of these: then the text is all there is. */
  code: string | null;
  /** In own words. */
  text: string;
  because: string;
}

interface Entry {
  /** The first that the classification in use has. */
  codes: readonly string[];
  text: string;
  because: string;
}

const consulting = 'BS.QUA';
/** Schemes as matching groups them; one that begins so is meant too, as OEKO-TEX Standard 100. */
const schemes: readonly [prefix: string, code: string][] = [
  ['ISO9001', 'BS.QUA.ISO9001'], ['OEKOTEX', 'BS.QUA.OEKOTEX'], ['SA8000', 'BS.QUA.SA8000'], ['GOTS', 'BS.QUA.GOTS'],
];

/** `label`: what is lacking as buyers write it. */
export function serviceFor({ rule, what, label }: Pick<MissedOpening, 'rule' | 'what' | 'label'>, tree: CodeTree): HelpingService {
  const { codes, ...entry } = entryFor(rule, what ?? '', label ?? what ?? '');
  return { code: codes.find((code) => tree.has(code)) ?? null, ...entry };
}

function entryFor(rule: MissedOpening['rule'], what: string, label: string): Entry {
  switch (rule) {
    case 'certifications': {
      const own = schemes.filter(([prefix]) => what.startsWith(prefix)).map(([, code]) => code);
      return {
        codes: [...own, consulting], text: `Consulting for ${label}`,
        because: `A consultant prepares an enterprise for the audit of ${label}`,
      };
    }
    // The starter classification has no translation: the words stand for themselves until somebody names a code.
    case 'language':
      return { codes: [], text: `Translation into ${label}`, because: `Somebody who writes and speaks ${label} does so for enterprises that cannot` };
    case 'lead_time':
      return { codes: ['BS.QUA.LEAN'], text: 'Shorter lead times', because: 'Balanced lines and less waiting between steps shorten what an order takes' };
    case 'capacity':
      return { codes: ['BS.FIN.INVEST'], text: 'More capacity', because: 'Machines that are financed or leased add the capacity that orders ask for' };
    case 'ceiling_price':
      return { codes: ['BS.QUA.LEAN'], text: 'Lower cost of production', because: 'Less waste and rework lower the price at which an enterprise can make it' };
  }
}
