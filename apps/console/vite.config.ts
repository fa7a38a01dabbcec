// Bundles the console. The gateway serves the result under /console and puts a fresh nonce into each page.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { wordsAreComplete } from './words-complete.js';

const libs = fileURLToPath(new URL('../../libs', import.meta.url));

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/console/',
  resolve: {
    alias: [
      { find: /^#contracts\/(.*)\.js$/, replacement: `${libs}/contracts/$1.ts` },
      { find: '#client', replacement: `${libs}/client/client.ts` },
    ],
  },
  html: { cspNonce: '__NONCE__' },
  // Inlined data: images are all the policy allows besides files of our own; the polyfill would be an inline script.
  build: {
    emptyOutDir: true, modulePreload: { polyfill: false }, target: 'es2022', reportCompressedSize: false,
    // Components that could also run on a server say "use client"; there is no server here.
    rolldownOptions: { onLog: (level, log, say) => { if (log.code !== 'MODULE_LEVEL_DIRECTIVE') say(level, log); } },
  },
  logLevel: 'warn',
  plugins: [wordsAreComplete()],
});
