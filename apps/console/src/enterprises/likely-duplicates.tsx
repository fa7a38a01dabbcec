// A word of warning where an enterprise is likely registered twice.
import { Alert } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client.js';
import { likelihood } from '../duplicates/likelihood.js';
import { useFormats } from '../ui/formats.js';
import { TextLink } from '../ui/links.js';
import { Theirs } from '../ui/theirs.js';

export function LikelyDuplicates({ id }: { id: string }) {
  const { t } = useTranslation('enterprises');
  const formats = useFormats();
  const { data = [] } = useQuery({
    queryKey: ['duplicates', 'of', id],
    queryFn: async () => (await api.GET('/v1/enterprises/{id}/duplicates', { params: { path: { id } } })).data.items,
  });
  if (data.length === 0) return null;
  return (
    <Alert color="yellow" variant="light" styles={{ title: { color: 'var(--mantine-color-text)' } }} title={t('likelyTwice', { count: data.length })}>
      {data.slice(0, 5).map((each) => (
        <TextLink key={each.enterpriseId} to="/duplicates" search={{ one: id, other: each.enterpriseId }} size="sm" display="block" c="inherit" td="underline">
          <Theirs>{each.name}</Theirs> ({likelihood(each.probability, formats)})
        </TextLink>
      ))}
    </Alert>
  );
}
