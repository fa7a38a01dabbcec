// How much each criterion counts in this cluster.
import { Paper, SimpleGrid, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client.js';
import { NumberField } from '../fields/number-field.js';
import { useFormats } from '../ui/formats.js';
import { fieldProblems } from '../ui/problem.js';
import { ChangePanel } from './change-panel.js';
import { boundsOf, weightNames } from './cluster-settings.js';
import { SettingsPage } from './settings-page.js';
import { useChange } from './use-change.js';

export function WeightsPage() {
  const { t } = useTranslation(['settings', 'common']);
  return <SettingsPage title={t('tab.weights')} about={t('weightsAbout')}>{(cluster) => <Weights key={cluster.id} cluster={cluster} />}</SettingsPage>;
}

function Weights({ cluster }: { cluster: Schemas['Cluster'] }) {
  const { t } = useTranslation(['settings', 'common']);
  const { percent } = useFormats();
  const changing = useChange(cluster);
  const problems = fieldProblems(changing.error);
  const total = weightNames.reduce((sum, name) => sum + changing.weights[name], 0);
  return (
    <Stack gap="md">
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
        {weightNames.map((name) => {
          const { min, max } = boundsOf(name);
          return (
            <Paper key={name} withBorder p="sm">
              <NumberField
                label={t(`weight.${name}.name`)} description={t(`weight.${name}.about`)} min={min} max={max} value={changing.weights[name]} error={problems[`weights.${name}`]}
                onChange={(value) => { if (value !== null) changing.setWeights({ [name]: value }); }}
              />
              <Text size="sm" c="dimmed" mt={4}>{t('shareOfAll', { share: total === 0 ? '–' : percent(changing.weights[name] / total) })}</Text>
            </Paper>
          );
        })}
      </SimpleGrid>
      <ChangePanel cluster={cluster} changing={changing} />
    </Stack>
  );
}
