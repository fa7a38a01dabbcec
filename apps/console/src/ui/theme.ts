// Colours and sizes: contrast of 4.5 and more in both schemes, targets of 24 px and more.
import { createTheme, type MantineColorsTuple } from '@mantine/core';
import type { MouseEvent } from 'react';

const loom: MantineColorsTuple = ['#eaf3fd', '#d3e4f8', '#a5c8f0', '#74aae9', '#4d90e2', '#3580df', '#2778de', '#1a66c5', '#0b57a4', '#00498f'];

export const theme = createTheme({
  colors: { loom },
  primaryColor: 'loom',
  primaryShade: 8,
  autoContrast: true,
  defaultRadius: 'md',
  cursorType: 'pointer',
  fontFamily: 'system-ui, "Noto Sans Ethiopic", "Noto Sans Devanagari", sans-serif',
  components: {
    // Coloured words on the pale colour have too little contrast.
    Alert: { styles: { title: { color: 'var(--mantine-color-text)' } } },
    // The head of a dialog is not that of the page.
    Modal: { defaultProps: { attributes: { header: { role: 'presentation' } } } },
    // What is chosen is written over at once: nobody has to take the old word away before searching for another.
    Select: { defaultProps: { onClick: ({ currentTarget }: MouseEvent<HTMLInputElement>) => { if (!currentTarget.readOnly) currentTarget.select(); } } },
    // A link in a sentence is told by more than its colour.
    Anchor: { defaultProps: { underline: 'always' } },
  },
});
