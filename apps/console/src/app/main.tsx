// Starts the console in the browser: language first, then everything around the pages. Read it first, then router.tsx.
import { MantineProvider } from '@mantine/core';
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { clustersQuery, meQuery } from '../api/me.js';
import { queries } from '../api/queries.js';
import '../ui/base.css';
import { theme } from '../ui/theme.js';
import { startWords } from '../words/words.js';
import { later } from './later.js';
import { fetchPage, router } from './router.js';

const Notifications = later(async () => (await import('@mantine/notifications')).Notifications);

/** The policy lets styles in that carry the nonce of this page. */
const nonce = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce ?? '';
// The part that keeps the page from scrolling below a dialog asks for it under this name.
Object.assign(globalThis, { __webpack_nonce__: nonce });
// No code is made from text here: the policy forbids it, and zod is not to try.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });

// What the address names is fetched beside the words and whoever is signed in, not after them. What fails is told where it is waited for.
// Whoever is not signed in is asked for nothing else: the page that follows is another.
const account = queries.fetchQuery(meQuery);
account.then(() => queries.prefetchQuery(clustersQuery)).catch(() => {});
fetchPage(account);
await startWords();
createRoot(document.querySelector('#root')!).render(
  <StrictMode>
    <MantineProvider theme={theme} defaultColorScheme="auto" getStyleNonce={() => nonce}>
      <Suspense fallback={null}><Notifications position="bottom-right" /></Suspense>
      <QueryClientProvider client={queries}>
        <Suspense fallback={null}>
          <RouterProvider router={router} />
        </Suspense>
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
