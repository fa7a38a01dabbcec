// Adds what the declaration promises about a reply: ETag for versioned things, Location for created ones, the type of a file.
import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { map, type Observable } from 'rxjs';
import { declarationOf } from './endpoint.js';
import { CsvReply, EventsReply, eventsMedia, fileMedia, JsonFileReply } from './files.js';

@Injectable()
export class ReplyInterceptor implements NestInterceptor {
  intercept(execution: ExecutionContext, next: CallHandler): Observable<unknown> {
    const declared = declarationOf(execution.getHandler());
    if (declared?.kind !== 'api') return next.handle();
    const reply = execution.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(
      map((value: unknown) => {
        const version = versionIn(value);
        if (version !== undefined) reply.header('etag', `"${version}"`);
        if (declared.reply === CsvReply) reply.type('text/csv; charset=utf-8').header('content-disposition', 'attachment');
        if (declared.reply === JsonFileReply) reply.type(fileMedia).header('content-disposition', 'attachment');
        // Neither kept back by a proxy nor used again: a connection that told of events closes with them, also when the gateway stops.
        if (declared.reply === EventsReply) reply.type(`${eventsMedia}; charset=utf-8`).headers({ 'x-accel-buffering': 'no', connection: 'close' });
        if (declared.location) reply.header('location', declared.location(value as never));
        if (declared.contentLocation) reply.header('content-location', declared.contentLocation(value as never));
        return value;
      }),
    );
  }
}

const versionIn = (value: unknown): number | undefined =>
  typeof value === 'object' && value !== null && 'version' in value && typeof value.version === 'number'
    ? value.version
    : undefined;
