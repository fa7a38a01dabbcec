// Who is signed in; opens the menu of the account once that is there.
import type { ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import type { Me } from '../api/me.js';
import classes from './shell.module.css';

export function AccountButton({ who, ...rest }: { who: Me } & ComponentProps<'button'>) {
  const { t } = useTranslation();
  return (
    <button type="button" {...rest} className={classes.account}>
      <span dir="auto">{who.name}</span>
      <span>{t(`role.${who.role}`)}</span>
    </button>
  );
}
