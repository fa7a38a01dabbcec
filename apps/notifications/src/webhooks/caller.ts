// Makes one webhook call: to an address that was looked up and checked just now, and to no other.
import { readFileSync } from 'node:fs';
import { Agent as HttpAgent, request as httpRequest, type ClientRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { rootCertificates } from 'node:tls';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '#platform/app.js';
import type { NotificationsConfig } from '../config.js';
import type { SendResult } from '../deliveries/send-result.js';
import { WebhookResolver } from './resolver.js';
import { RefusedTarget, TargetRules, type Target } from './target.js';

export interface OutgoingCall {
  url: string;
  body: string;
  headers: Record<string, string>;
}

/** Of an answer's body so many bytes are read, and of those so many characters kept. */
const mostBytes = 8_192;
const mostCharacters = 1_000;
const mostHeaderBytes = 16_384;
/** Less than somebody waits who makes an endpoint, so that they learn what is wrong. */
const lookUpMs = 3_500;
// eslint-disable-next-line no-control-regex
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

type Settings = Pick<NotificationsConfig,
  'WEBHOOK_TIMEOUT_MS' | 'WEBHOOK_CA_FILE' | 'WEBHOOK_PORTS' | 'WEBHOOK_ALLOW_LOOPBACK' | 'WEBHOOK_REFUSED_NETWORKS'>;

@Injectable()
export class WebhookCaller {
  private readonly rules: TargetRules;
  // Own agents: the global ones may be told by the environment to use a proxy. Nothing is kept open, so every call is checked.
  private readonly http = new HttpAgent({ keepAlive: false });
  private readonly https: HttpsAgent;

  constructor(@Inject(CONFIG) private readonly config: Settings, private readonly resolver: WebhookResolver) {
    this.rules = new TargetRules(config);
    const { WEBHOOK_CA_FILE: file } = config;
    this.https = new HttpsAgent({
      keepAlive: false, maxCachedSessions: 0, rejectUnauthorized: true,
      ...(file ? { ca: [...rootCertificates, readFileSync(file, 'utf8')] } : {}),
    });
  }

  /** The address in its usual form. Throws `RefusedTarget` when nobody may be called there now. */
  async check(url: string): Promise<string> {
    const target = this.rules.read(url);
    await this.checked(target);
    return target.url.href;
  }

  /** Never throws: the result says what is known. */
  async call(call: OutgoingCall): Promise<SendResult> {
    try {
      const target = this.rules.read(call.url);
      const addresses = await this.checked(target);
      return await this.post(target, addresses, call);
    } catch (error) {
      return notSent(error instanceof RefusedTarget ? `The address ${error.message}.` : wordsOf(error));
    }
  }

  private async checked(target: Target): Promise<string[]> {
    const addresses = await inTime(this.resolver.addressesOf(target.host), Math.min(lookUpMs, this.config.WEBHOOK_TIMEOUT_MS / 3));
    this.rules.check(target, addresses);
    return addresses;
  }

  private post({ url, host, port, secure }: Target, addresses: readonly string[], { body, headers }: OutgoingCall): Promise<SendResult> {
    return new Promise((resolve) => {
      // Whether anything of the request may have left: from then on nobody knows what the receiver has.
      let handedOver = false;
      const options = {
        method: 'POST', host, port, path: `${url.pathname}${url.search}`, lookup: pinned(addresses), maxHeaderSize: mostHeaderBytes,
        headers: {
          'content-type': 'application/json', 'content-length': Buffer.byteLength(body), 'user-agent': 'Linkwright-Webhooks/1',
          accept: '*/*', ...headers,
        },
      };
      const request: ClientRequest = secure
        ? httpsRequest({ ...options, agent: this.https, servername: isIP(host) ? '' : host })
        : httpRequest({ ...options, agent: this.http });
      const finish = (result: SendResult) => {
        clearTimeout(connecting);
        clearTimeout(inAll);
        resolve(result);
        request.destroy();
      };
      const late = (what: string) => () => request.destroy(new Error(what));
      const connecting = setTimeout(late('no connection in time'), this.config.WEBHOOK_TIMEOUT_MS / 3);
      const inAll = setTimeout(late('no answer in time'), this.config.WEBHOOK_TIMEOUT_MS);
      request.once('socket', (socket) => socket.once(secure ? 'secureConnect' : 'connect', () => {
        clearTimeout(connecting);
        handedOver = true;
        request.end(body);
      }));
      let answered = false;
      request.on('error', (error) => {
        if (answered) return;
        finish(handedOver
          ? { outcome: 'unknown', detail: `${wordsOf(error)}: the request was sent and no answer came`, serverSpoke: false }
          : notSent(wordsOf(error)));
      });
      request.once('response', (response) => {
        answered = true;
        void readReply(response).then((text) => finish(resultOf(response.statusCode ?? 0, text)));
      });
    });
  }
}

async function inTime<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => (timer = setTimeout(() => reject(new Error('no answer from DNS in time')), ms)));
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** Answers every look-up with what was checked: a name that changes its mind meanwhile is not asked again. */
function pinned(addresses: readonly string[]): LookupFunction {
  const all = addresses.map((address) => ({ address, family: isIP(address) }));
  return (_host, { all: wantsAll }, done) => {
    if (wantsAll) done(null, all);
    else done(null, all[0]!.address, all[0]!.family);
  };
}

/** The beginning of the body, also of one that never ends or breaks off: the status has been told already. */
async function readReply(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of response) {
      chunks.push(chunk as Buffer);
      bytes += (chunk as Buffer).length;
      if (bytes >= mostBytes) break;
    }
  } catch {
    // What came is what there is.
  }
  return Buffer.concat(chunks).subarray(0, mostBytes).toString('utf8').replaceAll(controls, '').slice(0, mostCharacters);
}

function resultOf(status: number, body: string): SendResult {
  const result = (outcome: SendResult['outcome'], detail: string | null): SendResult =>
    ({ outcome, detail, serverSpoke: true, reply: { status, body } });
  if (status >= 200 && status < 300) return result('accepted', null);
  if (status === 410) return result('rejected', 'The receiver answered 410: it wants no more calls.');
  if (status >= 300 && status < 400) return result('refused', `The receiver answered ${status}: redirects are not followed.`);
  return result('refused', `The receiver answered ${status}.`);
}

const notSent = (detail: string): SendResult => ({ outcome: 'not_sent', detail: detail.slice(0, 300), serverSpoke: false });

/** By code: messages of connection errors name addresses. */
function wordsOf(error: unknown): string {
  const { code, message } = error as { code?: string; message?: string };
  return code ?? message ?? 'unknown';
}
