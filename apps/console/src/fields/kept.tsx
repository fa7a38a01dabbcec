// A form whose values are kept while they are typed: a reload, or a phone that lets the page go, loses nothing.
import { Alert, Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../api/me.js';
import { forgetKept, keep, keptOf } from './kept-store.js';

/** The values of a form that begins with `begin`. `form` names it in the store; null: nothing is kept, e.g. of what is at the server already. */
export function useKeptValues<Values extends object>(form: string | null, begin: Values) {
  const { accountId } = useMe();
  const [kept] = useState(() => {
    const typed = form === null ? null : keptOf(accountId, form) as Partial<Values> | null;
    return typed === null ? null : { ...begin, ...typed };
  });
  const [values, setValues] = useState(kept ?? begin);
  const [isRestored, setRestored] = useState(kept !== null);
  const forget = () => {
    if (form !== null) forgetKept(accountId, form);
    setRestored(false);
  };
  return {
    values, isRestored, forget,
    change: (part: Partial<Values>) => setValues((now) => {
      const next = { ...now, ...part };
      if (form !== null) keep(accountId, form, next);
      return next;
    }),
    startOver: () => {
      forget();
      setValues(begin);
    },
  };
}

/** Says that what was typed before is back. */
export function Restored({ onStartOver }: { onStartOver: () => void }) {
  const { t } = useTranslation('fields');
  return (
    <Alert role="status" variant="light" title={t('restored')}>
      <Button type="button" size="xs" variant="default" onClick={onStartOver}>{t('startOver')}</Button>
    </Alert>
  );
}
