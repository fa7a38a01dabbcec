// When a request is to have arrived: all of it within a time, a file as long as more of it keeps coming.
import type { IncomingMessage } from 'node:http';

/** For Node itself, which knows no files: whoever sends one has an account by then. */
export const longestUploadMs = 60 * 60_000;

/**
 * Calls `late` once when a body is not complete within `limitMs`, or, when it is a file, when nothing of it came for as long (and up to
 * twice as long); never for what has arrived or is gone.
 */
export function watchArrival(request: IncomingMessage, { limitMs, file }: { limitMs: number; file: boolean }, late: () => void): void {
  const { socket, headers } = request;
  if (headers['content-length'] === undefined && headers['transfer-encoding'] === undefined) return;
  let seen = socket.bytesRead;
  const timer = setTimeout(() => {
    if (request.complete) return;
    if (!file || socket.bytesRead === seen) return late();
    seen = socket.bytesRead;
    timer.refresh();
  }, limitMs).unref();
  request.once('close', () => clearTimeout(timer));
}
