// The keys of the queue, and the switch that turns them off.
import { Kbd, Modal, Stack, Switch, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { queueKeys, switchKeys, useKeysAreOn } from './keys.js';

const names = { '/': 'search', '?': 'help', j: 'next', k: 'previous', x: 'select', a: 'approve', r: 'decline', i: 'ask', u: 'undo' } as const;

export function HelpDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['queue', 'common']);
  const isOn = useKeysAreOn();
  return (
    <Modal opened onClose={onClose} title={t('help')} closeButtonProps={{ 'aria-label': t('common:close') }}>
      <Stack gap="sm">
        <Table fz="sm">
          <Table.Thead><Table.Tr><Table.Th scope="col">{t('key')}</Table.Th><Table.Th scope="col">{t('does')}</Table.Th></Table.Tr></Table.Thead>
          <Table.Tbody>{queueKeys.map((key) => <Table.Tr key={key}><Table.Td><Kbd>{key}</Kbd></Table.Td><Table.Td>{t(`keys.${names[key]}`)}</Table.Td></Table.Tr>)}</Table.Tbody>
        </Table>
        <Text size="sm" c="dimmed">{t('keysOutside')}</Text>
        <Switch label={t('keysOn')} checked={isOn} onChange={({ currentTarget }) => switchKeys(currentTarget.checked)} />
      </Stack>
    </Modal>
  );
}
