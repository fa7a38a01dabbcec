// Listening in on the events of all services as they are published: for hints, where one that is lost does no harm. Work that an
// event asks for belongs to `OnEvent`, which sees each once and none twice.
import { Envelope } from './envelope.js';
import { prefixed, type Nats } from './connection.js';

export interface Listener {
  heard: (event: Envelope) => void;
  /** NATS was away: what was published meanwhile was not heard. */
  missed: () => void;
}

export class PublishedEvents {
  constructor(private readonly nats: Nats) {}

  /** From now on until the service stops; every process that listens hears all. */
  listen({ heard, missed }: Listener): void {
    this.nats.connection.subscribe(prefixed(this.nats.prefix, 'event.>'), {
      callback: (error, message) => {
        const event = error ? undefined : envelopeIn(message.string());
        if (event) heard(event);
      },
    });
    this.nats.onReconnect(missed);
  }
}

function envelopeIn(text: string): Envelope | undefined {
  try {
    return Envelope.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}
