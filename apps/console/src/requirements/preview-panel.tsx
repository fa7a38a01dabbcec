// How many could match what stands in the form now, and what keeps the others out; before anything is posted.
import { Alert, List, Loader, Paper, Stack, Text, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, ApiError, type Schemas } from '../api/client.js';
import { reasonOf, useExclusionNames } from './exclusions.js';
import { useFormats } from '../ui/formats.js';
import { fieldWords, problemWords } from '../ui/problem-words.js';
import { ProblemAlert } from '../ui/problem.js';
import { bodyOf, type Values } from './values.js';

type LotPreview = Schemas['RequirementPreview']['lots'][number];

/** Stands in for a title that is not there yet: nobody is excluded by it. */
const noTitle = '–';

interface PreviewPanelProps {
  values: Values;
  /** Whether everything is there that matching needs: all but the title. */
  isReady: boolean;
  forBuyer: boolean;
}

export function PreviewPanel({ values, isReady, forBuyer }: PreviewPanelProps) {
  const { t } = useTranslation('requirements');
  // As text, so that it stays the same value while nothing changes.
  const [body] = useDebouncedValue(isReady ? JSON.stringify(bodyOf({ ...values, title: values.title.trim() || noTitle }, { draft: false, forBuyer })) : '', 600);
  const preview = useQuery({
    queryKey: ['requirements', 'preview', body], enabled: body !== '', placeholderData: keepPreviousData,
    queryFn: async () => (await api.POST('/v1/requirements:preview', { body: JSON.parse(body) as Schemas['NewRequirement'] })).data,
  });
  // What is wrong with a field is said at the field once it is sent; here it only means that there is nothing to show.
  const refused = preview.error instanceof ApiError && preview.error.status === 400 ? preview.error.problem : null;
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="preview" style={{ position: 'sticky', top: 72 }}>
      <Stack gap="sm">
        <Title order={2} size="h4" id="preview">{t('preview')} {preview.isFetching ? <Loader size="xs" aria-label={t('previewLoading')} /> : null}</Title>
        <div role="status">
          {body === '' ? <Text size="sm" c="dimmed">{t('previewLater')}</Text> : null}
          {refused === null ? null : (
            <Alert color="yellow" variant="light" title={problemWords(refused).title}>
              {(refused.fields ?? []).map((each) => <Text size="sm" key={each.field}>{fieldWords(each)}</Text>)}
            </Alert>
          )}
          {body !== '' && preview.error === null ? preview.data?.lots.map((lot) => <LotPreviewText key={lot.number} lot={lot} />) : null}
        </div>
        {refused !== null ? null : <ProblemAlert error={preview.error} />}
      </Stack>
    </Paper>
  );
}

function LotPreviewText({ lot }: { lot: LotPreview }) {
  const { t, i18n } = useTranslation('requirements');
  const { number } = useFormats();
  const ruleName = useExclusionNames();
  const rules = Object.entries(lot.excludedByRule ?? {}).filter(([, count]) => count > 0).toSorted(([, one], [, other]) => other - one);
  const best = lot.proposedCodes[0];
  return (
    <Stack gap={4} mb="sm">
      <Title order={3} size="h5">{t('lotNumber', { number: lot.number })}</Title>
      {lot.couldMatch === null ? null : <Text fw={600}>{t('couldMatch', { count: lot.couldMatch, n: number(lot.couldMatch), all: number(lot.enterprises ?? 0) })}</Text>}
      {lot.codeStatus === 'proposed' && best !== undefined ? <Text size="sm">{t('codeRead', { label: best.label, code: best.code })}</Text> : null}
      {lot.reason === null ? null : <Text size="sm">{i18n.language === 'en' ? lot.reason : t(reasonOf(lot))}</Text>}
      {rules.length === 0 ? null : (
        <>
          <Text size="sm" c="dimmed">{t('excluded')}</Text>
          <List size="sm">{rules.map(([rule, count]) => <List.Item key={rule}>{ruleName(rule)}: {number(count)}</List.Item>)}</List>
        </>
      )}
      {lot.belowMinimumScore === null || lot.belowMinimumScore === 0 ? null : <Text size="sm">{t('belowMinimum', { count: lot.belowMinimumScore, n: number(lot.belowMinimumScore) })}</Text>}
    </Stack>
  );
}
