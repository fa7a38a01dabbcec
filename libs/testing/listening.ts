// Listens to server-sent events as a browser does, and keeps what it is told.
import { request } from 'node:http';

export interface Told {
  areas: string[];
  clusterId: string | null;
  ids?: Record<string, string[]>;
}

export interface Listening {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  /** All that came. */
  readonly text: string;
  /** The changes it was told of since the last `take`. */
  readonly changes: Told[];
  take(): Told[];
  /** Resolves when the other side has ended it. */
  ended: Promise<void>;
  close(): void;
}

/** Resolves at the first words, or with the whole text of a refusal. */
export function listenTo(url: string, headers: Record<string, string>): Promise<Listening> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { headers: { ...headers, accept: 'text/event-stream' }, agent: false }, (reply) => {
      let text = '';
      let changes: Told[] = [];
      let over = () => {};
      const ended = new Promise<void>((done) => (over = done));
      const isStream = reply.headers['content-type']?.startsWith('text/event-stream');
      const listening: Listening = {
        status: reply.statusCode ?? 0, headers: reply.headers, ended,
        get text() {
          return text;
        },
        get changes() {
          return changes;
        },
        take: () => {
          const taken = changes;
          changes = [];
          return taken;
        },
        close: () => sent.destroy(),
      };
      let read = 0;
      reply.setEncoding('utf8').on('data', (part: string) => {
        text += part;
        const end = text.lastIndexOf('\n\n');
        if (end > read) {
          const found = [...text.slice(read, end).matchAll(/event: change\ndata: (.*)/g)].map(([, data]) => JSON.parse(data!) as Told);
          changes = [...changes, ...found];
          read = end;
        }
        if (isStream) resolve(listening);
      });
      reply.once('close', () => {
        over();
        resolve(listening);
      });
      reply.once('error', () => over());
    });
    sent.once('error', reject);
    sent.end();
  });
}
