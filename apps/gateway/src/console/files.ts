// The bundled console on disk: its page, and its files, whose names change with what they hold.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** Beside this app in what was built. */
const folder = fileURLToPath(new URL('../../../console/public/', import.meta.url));

export const consoleAssets = '/console/assets/';

/** The page with a blank for its nonce; throws when the console was not built. */
export const readConsolePage = (): string => readFileSync(`${folder}index.html`, 'utf8');

/** Files lie side by side: what leads elsewhere is no name of one, and as good as absent. */
const fileName = /^\/?\w[\w.-]*$/;

export function serveConsoleFiles(server: FastifyInstance): void {
  void server.register(fastifyStatic, {
    root: `${folder}assets/`, prefix: consoleAssets, decorateReply: false, index: false, preCompressed: true, immutable: true, maxAge: '365d',
    allowedPath: (path) => fileName.test(path),
    // One address has several bodies: a cache on the way must not hand out one that its reader cannot unpack.
    setHeaders: (reply) => void reply.setHeader('vary', 'accept-encoding'),
  });
}
