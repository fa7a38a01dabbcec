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
    rolldownOptions: {
      // Components that could also run on a server say "use client"; there is no server here.
      onLog: (level, log, say) => { if (log.code !== 'MODULE_LEVEL_DIRECTIVE') say(level, log); },
      // Two files instead of a hundred small ones, each of which takes its turn: what every page needs, and what very many do.
      output: { codeSplitting: { groups: [{ name: 'frame', tags: ['$initial'], priority: 2 }, { name: 'parts', minShareCount: 12, priority: 1 }] } },
    },
  },
  logLevel: 'warn',
  plugins: [wordsAreComplete()],
});
