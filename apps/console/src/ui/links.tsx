// Links between pages that look like links or buttons; where they lead is checked by the compiler.
import { Anchor, Button, type AnchorProps, type ButtonProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { ComponentPropsWithRef } from 'react';

type Native = ComponentPropsWithRef<'a'>;

export const AnchorLink = createLink((props: AnchorProps & Omit<Native, keyof AnchorProps>) => <Anchor {...props} />);
export const ButtonLink = createLink((props: ButtonProps & Omit<Native, keyof ButtonProps>) => <Button component="a" {...props} />);
