// A word that is searched for once nothing more is typed for a moment.
import { useDebouncedCallback } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';

/** What stands in the field, and what to do with what is typed. `onChange` gets it without blanks around it, undefined for nothing. */
export function useTypedLater(value: string | undefined, onChange: (value: string | undefined) => void): [typed: string, type: (text: string) => void] {
  const [typed, setTyped] = useState(value ?? '');
  // What comes back from here is older than what was typed meanwhile, and has lost the blank before the next word.
  const told = useRef(value);
  useEffect(() => {
    if (value !== told.current) setTyped(value ?? '');
    told.current = value;
  }, [value]);
  const tell = useDebouncedCallback((text: string) => {
    told.current = text === '' ? undefined : text;
    onChange(told.current);
  }, 300);
  return [typed, (text) => {
    setTyped(text);
    tell(text.trim());
  }];
}
