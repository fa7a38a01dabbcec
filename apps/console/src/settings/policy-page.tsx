// The rules that this cluster's matching and invitations follow.
import { Fieldset, MultiSelect, NativeSelect, SimpleGrid, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, type Schemas } from '../api/client.js';
import { NumberField } from '../fields/number-field.js';
import { useFormats } from '../ui/formats.js';
import { fieldProblems } from '../ui/problem.js';
import { ChangePanel } from './change-panel.js';
import { boundsOf, ruleNames, unitOf, type NumberFieldName } from './cluster-settings.js';
import { RelevanceFiles } from './relevance-files.js';
import { SettingsPage } from './settings-page.js';
import { SpreadingEditor } from './spreading-editor.js';
import { useChange } from './use-change.js';

const groups: Record<'proposals' | 'claims' | 'invitations', readonly NumberFieldName[]> = {
  proposals: ['minimumSimilarity', 'minimumScore', 'minimumShare', 'maxProposals'],
  claims: ['claimFreshDays', 'claimFadingDays', 'staleClaimWeight', 'claimQuestionDays'],
  invitations: ['invitationCap', 'invitationPeriodDays', 'holdingSeconds', 'replyHours', 'reminderHours'],
};

export function PolicyPage() {
  const { t } = useTranslation(['settings', 'common']);
  return <SettingsPage title={t('tab.policy')} about={t('policyAbout')}>{(cluster) => <Policy key={cluster.id} cluster={cluster} />}</SettingsPage>;
}

function Policy({ cluster }: { cluster: Schemas['Cluster'] }) {
  const { t } = useTranslation(['settings', 'gaps', 'common']);
  const { number } = useFormats();
  const changing = useChange(cluster);
  const problems = fieldProblems(changing.error);
  const files = useQuery({ queryKey: ['clusters', 'relevance'], queryFn: async () => (await api.GET('/v1/relevance-weights', { params: { query: { limit: 100 } } })).data.items });
  const usable = (files.data ?? []).filter((file) => file.usable);
  return (
    <Stack gap="md">
      {(Object.keys(groups) as (keyof typeof groups)[]).map((group) => (
        <Fieldset key={group} legend={t(`group.${group}`)}>
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            {groups[group].map((name) => {
              const { min, max, isWhole, mayBeEmpty } = boundsOf(name);
              const bounds = `${t(`unit.${unitOf[name]}`)}, ${number(min)}–${number(max)}${mayBeEmpty ? `, ${t('emptyIsNone')}` : ''}`;
              return (
                <NumberField
                  key={name} label={t(`policy.${name}.name`)} description={`${t(`policy.${name}.about`)} (${bounds})`} min={min} max={max} allowDecimal={!isWhole} step={isWhole ? 1 : 0.05}
                  value={changing.policy[name]} error={problems[`policy.${name}`]} onChange={(value) => { if (value !== null || mayBeEmpty) changing.setPolicy({ [name]: value }); }}
                />
              );
            })}
          </SimpleGrid>
        </Fieldset>
      ))}
      <MultiSelect
        label={t('policy.unknownExcludes.name')} description={t('policy.unknownExcludes.about')} searchable value={changing.policy.unknownExcludes} error={problems['policy.unknownExcludes']}
        data={ruleNames.map((value) => ({ value, label: t(`gaps:reason.${value}`) }))} onChange={(chosen) => changing.setPolicy({ unknownExcludes: ruleNames.filter((rule) => chosen.includes(rule)) })}
      />
      <NativeSelect
        label={t('policy.relevanceVersion.name')} description={t('policy.relevanceVersion.about')} value={changing.policy.relevanceVersion ?? ''} error={problems['policy.relevanceVersion']}
        data={[{ value: '', label: t('starter') }, ...usable.map(({ relevanceVersion }) => ({ value: relevanceVersion, label: relevanceVersion }))]}
        onChange={({ currentTarget: { value } }) => changing.setPolicy({ relevanceVersion: value === '' ? null : value })}
      />
      {files.data === undefined ? null : files.data.length === 0 ? <Text size="sm" c="dimmed">{t('noRelevance')}</Text> : <RelevanceFiles files={files.data} />}
      <SpreadingEditor value={changing.policy.spreading} onChange={(spreading) => changing.setPolicy({ spreading })} problems={problems} />
      <ChangePanel cluster={cluster} changing={changing} />
    </Stack>
  );
}
