// Countries and languages by name, as the language of the page calls them.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

/** ISO 3166-1 alpha-2. */
const countries = 'AD AE AF AG AI AL AM AO AR AT AU AW AZ BA BB BD BE BF BG BH BI BJ BM BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CL CM CN CO CR CU CV CY CZ DE DJ DK DM DO DZ '
  + 'EC EE EG ER ES ET FI FJ FM FR GA GB GD GE GH GM GN GQ GR GT GW GY HK HN HR HT HU ID IE IL IN IQ IR IS IT JM JO JP KE KG KH KI KM KN KP KR KW KZ LA LB LC LI LK LR LS LT LU LV '
  + 'LY MA MC MD ME MG MH MK ML MM MN MO MR MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NR NZ OM PA PE PG PH PK PL PR PS PT PW PY QA RO RS RU RW SA SB SC SD SE SG SI SK SL SM SN SO '
  + 'SR SS ST SV SY SZ TD TG TH TJ TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VN VU WS XK YE ZA ZM ZW';

/** BCP-47 tags of languages that business is done in. */
const spoken = 'am ar bn de en es fa fr gu ha hi id it ja jv km kn ko ku lo mg ml mr ms my ne om or pa pl ps pt rn ro ru rw si sn so sw ta te th ti tl tr uk ur uz vi wo xh yo zh zu';

/** Options for a select, by name; `more` are codes that must be among them whether or not they are in the list. */
function useOptions(type: 'region' | 'language', codes: string, more: readonly string[]) {
  const { i18n } = useTranslation();
  const extra = more.join(' ');
  return useMemo(() => {
    const names = new Intl.DisplayNames(i18n.language, { type });
    const order = new Intl.Collator(i18n.language);
    return [...new Set(`${codes} ${extra}`.trim().split(' '))]
      .map((value) => ({ value, label: names.of(value) ?? value }))
      .toSorted((one, other) => order.compare(one.label, other.label));
  }, [i18n.language, type, codes, extra]);
}

export const useCountries = (more: readonly string[] = []) => useOptions('region', countries, more);
export const useLanguages = (more: readonly string[] = []) => useOptions('language', spoken, more);
