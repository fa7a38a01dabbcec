// What becomes of the rows: outcome, reasons with line and field, old and new, likely duplicates.
import { List, NativeSelect, Text, Title } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client.js';
import { usePages } from '../api/queries.js';
import { likelihood } from '../duplicates/likelihood.js';
import { FieldName, Value } from '../enterprises/value.js';
import { DataTable, type Column } from '../ui/data-table.js';
import { useFormats } from '../ui/formats.js';
import { TextLink } from '../ui/links.js';
import { Loaded } from '../ui/loaded.js';
import { Theirs } from '../ui/theirs.js';
import type { Import, ImportedRow } from './import.js';
import type { RowsSearch } from './search.js';

function rowsQuery(rows: RowsSearch['rows']) {
  if (rows === undefined) return {};
  if (rows === 'alike') return { likelyDuplicates: true };
  return rows === 'kept' || rows === 'restored' ? { undo: rows } : { outcome: rows };
}

export function RowsPanel({ of }: { of: Import }) {
  const { t } = useTranslation('imports');
  const { rows } = useSearch({ from: '/shell/imports/$id' });
  const navigate = useNavigate();
  const query = rowsQuery(rows);
  const found = usePages(['imports', 'rows', of.id, of.state, query], async (cursor) => (await api.GET('/v1/imports/{id}/rows', {
    params: { path: { id: of.id }, query: { limit: 100, ...query, ...(cursor === undefined ? {} : { cursor }) } },
  })).data);
  const choices = ['create', 'update', 'unchanged', 'skip', ...(of.kind === 'enterprises' ? ['alike'] as const : []), ...(of.undone === null ? [] : ['restored', 'kept'] as const)] as const;
  const columns: Column<ImportedRow>[] = [
    { id: 'line', header: t('line'), cell: ({ line, lines }) => (lines > 1 ? t('lineAndMore', { line, count: lines - 1 }) : line) },
    {
      id: 'which', header: t('which'), cell: ({ externalId, subjectId }) => subjectId !== null && of.kind === 'enterprises'
        ? <TextLink to="/enterprises/$id" params={{ id: subjectId }} size="sm"><Theirs>{externalId ?? t('noExternalId')}</Theirs></TextLink>
        : <Theirs>{externalId ?? t('noExternalId')}</Theirs>,
    },
    {
      id: 'outcome', header: t('outcomeLabel'), cell: ({ outcome, taken, undo }) => (
        <><Text size="sm" fw={outcome === 'skip' ? 700 : undefined}>{t(taken ? `did.${outcome}` : `would.${outcome}`)}</Text>
          {undo === null ? null : <Text size="sm" c="dimmed">{t(`rows.${undo}`)}</Text>}</>
      ),
    },
    { id: 'details', header: t('details'), cell: (row) => <Details row={row} /> },
  ];
  return (
    <section>
      <Title order={2} size="h4" mb="xs">{t('rowsTitle')}</Title>
      <NativeSelect
        label={t('show')} maw={320} mb="sm" value={rows ?? ''} data={[{ value: '', label: t('rows.all') }, ...choices.map((each) => ({ value: each, label: t(`rows.${each}`) }))]}
        onChange={({ currentTarget: { value } }) => {
          const chosen = choices.find((each) => each === value);
          void navigate({ to: '/imports/$id', params: { id: of.id }, search: chosen === undefined ? {} : { rows: chosen }, replace: true });
        }}
      />
      <Loaded of={found}>{() => found.items.length === 0 ? <Text c="dimmed" role="status">{t('noRows')}</Text> : (
        <DataTable caption={t('rowsTitle')} columns={columns} rows={found.items} rowKey={({ line, externalId }) => `${line} ${externalId}`} onEnd={found.more} />
      )}</Loaded>
    </section>
  );
}

function Details({ row: { problems, warnings, changes, likelyDuplicates } }: { row: ImportedRow }) {
  const { t } = useTranslation('imports');
  const formats = useFormats();
  return (
    <>
      {problems.length > 0 ? <Said title={t('reasons')} of={problems} /> : null}
      {warnings.length > 0 ? <Said title={t('warnings')} of={warnings} /> : null}
      {changes.length > 0 ? (
        <List size="sm" listStyleType="none" spacing={2}>
          {changes.map(({ field, before, after }) => (
            <List.Item key={field}><Text span size="sm" fw={500}><FieldName path={field} /></Text>: <del><Value path={field} value={before} /></del> → <ins><Value path={field} value={after} /></ins></List.Item>
          ))}
        </List>
      ) : null}
      {likelyDuplicates.map((each) => (
        <Text key={`${each.enterpriseId} ${each.line}`} size="sm">
          {t('likelyThe')} {each.enterpriseId === null ? <Theirs>{each.name}</Theirs>
            : <TextLink to="/enterprises/$id" params={{ id: each.enterpriseId }} size="sm"><Theirs>{each.name}</Theirs></TextLink>}
          {each.line === null ? '' : ` (${t('ofLine', { line: each.line })})`} · {likelihood(each.probability, formats)} · {each.reasons.map(({ text }) => text).join(', ')}
        </Text>
      ))}
    </>
  );
}

function Said({ title, of }: { title: string; of: ImportedRow['problems'] }) {
  return (
    <>
      <Text size="sm" c="dimmed">{title}</Text>
      <List size="sm">{of.map(({ field, message }, index) => <List.Item key={index}><strong>{field}</strong>: <Theirs>{message}</Theirs></List.Item>)}</List>
    </>
  );
}
