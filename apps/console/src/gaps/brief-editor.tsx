// The brief to providers: written from the figures, changed by hand, copied or sent with the person's own mail.
import { Alert, Button, Group, Paper, Stack, Text, Textarea, TextInput, Title } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../api/me.js';
import { useQuantities } from '../fields/quantity.js';
import { useFormats } from '../ui/formats.js';
import { briefOf, mailtoOf, type BriefNeed } from './brief.js';
import type { Gap } from './figures.js';

interface BriefEditorProps {
  gap: Gap;
  service: string;
  cluster: { name: string; trade: string };
  needs: readonly BriefNeed[];
}

export function BriefEditor(props: BriefEditorProps) {
  const { t } = useTranslation(['gaps', 'common']);
  const [opened, setOpened] = useState(false);
  if (!opened) return <Group><Button onClick={() => setOpened(true)}>{t('brief.draft')}</Button></Group>;
  return <Opened {...props} />;
}

function Opened({ gap, service, cluster, needs }: BriefEditorProps) {
  const { t } = useTranslation(['gaps', 'common']);
  const me = useMe();
  const formats = useFormats();
  const { quantity } = useQuantities();
  const [brief, setBrief] = useState(() => briefOf({ gap, service, clusterName: cluster.name, trade: cluster.trade, needs, from: me.name }, t, formats, quantity));
  const clipboard = useClipboard();
  const subject = useRef<HTMLInputElement>(null);
  // The button that had the focus is gone.
  useEffect(() => subject.current?.focus(), []);
  return (
    <Paper withBorder p="md">
      <Stack gap="sm">
        <Title order={2} size="h3">{t('brief.title')}</Title>
        <Text size="sm" c="dimmed">{t('brief.about')}</Text>
        <TextInput label={t('brief.subjectLabel')} dir="auto" ref={subject} value={brief.subject} onChange={({ currentTarget: { value } }) => setBrief((now) => ({ ...now, subject: value }))} />
        <Textarea label={t('brief.text')} dir="auto" autosize minRows={8} maxRows={24} value={brief.text} onChange={({ currentTarget: { value } }) => setBrief((now) => ({ ...now, text: value }))} />
        <Group gap="xs">
          <Button variant="default" onClick={() => clipboard.copy(`${brief.subject}\n\n${brief.text}`)}>{t('brief.copy')}</Button>
          <Button component="a" href={mailtoOf(brief.subject, brief.text)}>{t('brief.send')}</Button>
        </Group>
        <div role="status">{clipboard.copied ? <Alert color="green" variant="light">{t('brief.copied')}</Alert> : null}</div>
        {clipboard.error === null ? null : <Alert color="red" variant="light" role="alert">{t('brief.notCopied')}</Alert>}
      </Stack>
    </Paper>
  );
}
