// A button that asks before it does what it says.
import { Button, Group, Modal, Stack, Text, type ButtonProps } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface AskProps extends Pick<ButtonProps, 'size' | 'variant' | 'color' | 'disabled'> {
  /** What is done, on the button and again on the one that does it. */
  button: string;
  title: string;
  /** What it means. */
  children: ReactNode;
  isPending: boolean;
  onYes: () => void;
}

export function Ask({ button, title, children, isPending, onYes, color, ...looks }: AskProps) {
  const { t } = useTranslation();
  const [opened, { open, close }] = useDisclosure(false);
  const yes = () => {
    close();
    onYes();
  };
  return (
    <>
      <Button onClick={open} loading={isPending} {...looks}>{button}</Button>
      <Modal lockScroll={false} opened={opened} onClose={close} title={title} closeButtonProps={{ 'aria-label': t('close') }}>
        <Stack gap="sm">
          <Text component="div" size="sm">{children}</Text>
          <Group gap="xs"><Button onClick={yes} {...(color === undefined ? {} : { color })} data-autofocus>{button}</Button><Button variant="default" onClick={close}>{t('cancel')}</Button></Group>
        </Stack>
      </Modal>
    </>
  );
}
