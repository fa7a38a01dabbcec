// A lot over several enterprises: tried out until it is right, decided, and undone while that is possible.
import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMe } from '../api/me.js';
import { useQuantities } from '../fields/quantity.js';
import { lotProposalsQuery, requirementQuery } from '../requirements/questions.js';
import { useFormats } from '../ui/formats.js';
import { TextLink } from '../ui/links.js';
import { Page } from '../ui/page.js';
import { Theirs } from '../ui/theirs.js';
import { DecidedSplits } from './decided-splits.js';
import { SplitEditor } from './split-editor.js';

export function SplitPage() {
  const { t } = useTranslation(['splits', 'requirements']);
  const me = useMe();
  const { lotId } = useParams({ from: '/shell/lots/$lotId/split' });
  const { requirement: stated } = useSearch({ from: '/shell/lots/$lotId/split' });
  const proposals = useQuery({ ...lotProposalsQuery(lotId), enabled: stated === undefined });
  const requirementId = stated ?? proposals.data?.[0]?.requirementId ?? null;
  const requirement = useQuery({ ...requirementQuery(requirementId ?? ''), enabled: requirementId !== null });
  const { quantity } = useQuantities();
  const { percent } = useFormats();
  const lot = requirement.data?.lots.find(({ id }) => id === lotId);
  return (
    <Page
      title={t('title')}
      about={requirement.data === undefined || lot === undefined ? undefined : (
        <>
          <TextLink to="/requirements/$id" params={{ id: requirement.data.id }} search={lot.number === 1 ? {} : { lot: lot.number }}><Theirs>{requirement.data.title}</Theirs></TextLink>
          {' · '}<Theirs>{lot.text ?? lot.code}</Theirs>{' · '}{lot.linkedQuantity > 0
            ? t('requirements:linkedOf', { linked: quantity(lot.linkedQuantity, lot.unit), all: quantity(lot.quantity, lot.unit), part: percent(lot.linkedQuantity / lot.quantity) })
            : quantity(lot.quantity, lot.unit)}
        </>
      )}
    >
      <Stack gap="xl">
        {me.role === 'cda' ? <SplitEditor key={lotId} lotId={lotId} /> : null}
        <DecidedSplits lotId={lotId} canUndo={me.role === 'cda'} />
      </Stack>
    </Page>
  );
}
