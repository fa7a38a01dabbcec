// Names of units in the language of the page.
import { useTranslation } from 'react-i18next';

/** Turns a unit of UNECE Rec 20 into its name; one without a name stays its code. */
export function useUnitName(): (unit: string) => string {
  const { i18n } = useTranslation('units');
  return (unit) => {
    const named: unknown = i18n.getResource(i18n.language, 'units', `name.${unit}`);
    return typeof named === 'string' ? named : unit;
  };
}
