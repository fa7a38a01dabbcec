// What is meant, in words, and the code for it: suggested while typing, by word, synonym or code, and never forced.
import { Button, Combobox, Group, InputBase, Loader, Text, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { labelOf, useCodeLabel, useCodeSuggestions, type CodeSuggestion } from './codes.js';

interface CodePickerProps {
  label: string;
  description?: ReactNode;
  text: string;
  onText: (text: string) => void;
  /** The code that was chosen; null: none, the text decides. */
  code: string | null;
  /** Null when none of the suggested codes is meant. */
  onCode: (code: CodeSuggestion | null) => void;
  error?: string | undefined;
  required?: boolean;
  /** True where a code must be chosen: no text stands in for it. */
  codeNeeded?: boolean;
  /** Of the input, to put the focus there. */
  inputRef?: (element: HTMLInputElement | null) => void;
  onBlur?: () => void;
}

const none = '\u0000none';

export function CodePicker({ label, description, text, onText, code, onCode, error, required, codeNeeded = false, inputRef, onBlur }: CodePickerProps) {
  const { t } = useTranslation('fields');
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const [isTyped, setTyped] = useState(false);
  const [asked] = useDebouncedValue(text, 200);
  const found = useCodeSuggestions(asked, { enabled: isTyped });
  const items = found.data ?? [];
  const choose = (value: string) => {
    const item = items.find((each) => each.code === value);
    onCode(item ?? null);
    if (item !== undefined && text.trim() === '') onText(item.labels.en ?? item.code);
    combobox.closeDropdown();
  };
  return (
    <div>
      <Combobox store={combobox} onOptionSubmit={choose} withinPortal={false} shadow="md">
        <Combobox.Target>
          <InputBase
            ref={inputRef} label={label} description={description} error={error} required={required} withAsterisk={required} value={text} dir="auto" maxLength={500}
            autoComplete="off" enterKeyHint="search" rightSection={found.isFetching ? <Loader size="xs" aria-label={t('searching')} /> : null}
            onChange={({ currentTarget }) => {
              setTyped(true);
              onText(currentTarget.value);
              combobox.openDropdown();
              combobox.resetSelectedOption();
            }}
            onFocus={() => { if (text.trim().length > 1 && code === null && isTyped) combobox.openDropdown(); }}
            onBlur={() => { combobox.closeDropdown(); onBlur?.(); }}
          />
        </Combobox.Target>
        <Combobox.Dropdown hidden={items.length === 0 && !found.isFetched}>
          <Combobox.Options aria-label={t('codes')} mah={320} style={{ overflowY: 'auto' }}>
            {items.map((item) => <Suggestion key={item.code} item={item} isChosen={item.code === code} />)}
            {items.length === 0 ? <Combobox.Empty>{t(codeNeeded ? 'noCodeYet' : 'noCode')}</Combobox.Empty> : null}
            {items.length === 0 || codeNeeded ? null : <Combobox.Option value={none}><Text size="sm" c="dimmed">{t('noneOfThese')}</Text></Combobox.Option>}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
      {code === null ? null : <Chosen code={code} onRemove={() => onCode(null)} />}
      <Text role="status" size="xs" c="dimmed" mt={4}>{isTyped && found.isFetched && code === null ? t('suggestions', { count: items.length, n: items.length }) : ''}</Text>
    </div>
  );
}

function Suggestion({ item, isChosen }: { item: CodeSuggestion; isChosen: boolean }) {
  const { i18n } = useTranslation();
  const above = item.path.slice(0, -1).map(({ label }) => label).join(' › ');
  return (
    <Combobox.Option value={item.code} active={isChosen}>
      <Text size="sm" fw={500}>{labelOf(item, i18n.language)} <Text span size="xs" c="dimmed">{item.code}</Text></Text>
      {above === '' ? null : <Text size="xs" c="dimmed">{above}</Text>}
      {item.because === '' ? null : <Text size="xs" c="dimmed">{item.because}</Text>}
    </Combobox.Option>
  );
}

function Chosen({ code, onRemove }: { code: string; onRemove: () => void }) {
  const { t } = useTranslation('fields');
  const label = useCodeLabel(code);
  return (
    <Group gap="xs" mt={4}>
      <Text size="sm">{t('chosenCode')} <b>{label}</b> {label === code ? null : <Text span size="xs" c="dimmed">{code}</Text>}</Text>
      <Button variant="subtle" size="compact-sm" onClick={onRemove}>{t('removeCode')}</Button>
    </Group>
  );
}
