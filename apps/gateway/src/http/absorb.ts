// Reads on for a while what a refused client is still sending, so that it gets to read the refusal.
import type { FastifyReply, FastifyRequest } from 'fastify';

const mostBytes = 32 * 1024 * 1024;
const longestMs = 5_000;

/** Keeps the connection open until the rest of the body has come, within 32 MB and 5 s; then it is cut. */
export function absorb(request: FastifyRequest, reply: FastifyReply): void {
  const { raw } = request;
  reply.removeHeader('connection');
  let bytes = 0;
  const cut = () => raw.destroy();
  const timer = setTimeout(cut, longestMs);
  timer.unref();
  // Listening sets the stream flowing.
  raw.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > mostBytes) cut();
  });
  raw.once('close', () => clearTimeout(timer));
  raw.once('end', () => clearTimeout(timer));
}
