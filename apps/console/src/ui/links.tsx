// Links and buttons that lead to another page of the console; their addresses are checked against the routes there are.
import { Anchor, Button, type AnchorProps, type ButtonProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { ComponentProps } from 'react';

type Native = Omit<ComponentProps<'a'>, keyof AnchorProps | keyof ButtonProps>;

const PlainLink = ({ ...props }: Omit<AnchorProps, 'href'> & Native) => <Anchor {...props} />;
const PlainButton = ({ ...props }: Omit<ButtonProps, 'href'> & Native) => <Button component="a" {...props} />;

export const TextLink = createLink(PlainLink);
export const ButtonLink = createLink(PlainButton);
