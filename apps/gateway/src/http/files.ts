// Files and streams as bodies and replies: what a route declares that takes or answers one.
import { Readable } from 'node:stream';
import { z } from 'zod';

/** The content type of a file that is sent as it is, in whatever encoding. */
export const fileMedia = 'application/octet-stream';
/** The body of a route that takes a file: its bytes as they come. */
export const FileBody = z.instanceof(Readable);
/** The reply of a route that answers a CSV: its text as it comes. */
export const CsvReply = z.instanceof(Readable);
/** The reply of a route that answers a file of JSON as it is kept: too large to be read as one value. */
export const JsonFileReply = z.instanceof(Readable);
/** The content type of what is told as it happens. */
export const eventsMedia = 'text/event-stream';
/** The reply of a route that tells what happens for as long as somebody listens: server-sent events. */
export const EventsReply = z.instanceof(Readable);
