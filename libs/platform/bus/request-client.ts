// The asking side of Nest's NATS transport on the service's one connection, with one shared reply
// subscription.
import { ClientNats, type ReadPacket, type WritePacket } from '@nestjs/microservices';
import type { NatsConnection } from '@nats-io/transport-node';
import { prefixed } from './connection.js';
import { tooLarge } from './payload.js';

type Message = ReadPacket<{ context: { deadline: number } }>;

export class RequestClient extends ClientNats {
  constructor(
    private readonly connection: NatsConnection,
    private readonly prefix: string,
  ) {
    super({});
  }

  override async connect(): Promise<NatsConnection> {
    return this.connection;
  }

  /** The connection belongs to the service, which closes it. */
  override async close(): Promise<void> {}

  protected override publish(packet: Message, callback: (packet: WritePacket) => void): () => void {
    const message = this.assignPacketId(packet);
    const { data } = this.serializer.serialize(message) as { data: string };
    const pattern = this.normalizePattern(packet.pattern);
    const err = tooLarge(this.connection, data, pattern);
    if (err) {
      callback({ err });
      return () => {};
    }
    const subject = prefixed(this.prefix, pattern);
    const timeout = Math.max(1, packet.data.context.deadline - Date.now());
    this.connection.request(subject, data, { timeout }).then(
      (reply) => callback(reply.json<WritePacket>()),
      (err: unknown) => callback({ err }),
    );
    return () => {};
  }
}
