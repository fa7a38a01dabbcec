// Reads from what nodemailer reports whether the server took the e-mail over, refused it, or left everybody in the dark.
import type { SendResult } from './send-result.js';

interface SmtpFailure {
  code?: string;
  responseCode?: number;
  response?: string;
  command?: string;
}

/** Steps at which a 5xx is about this recipient or this e-mail, and not about us or the server. */
const final = new Set(['RCPT TO', 'DATA']);
/** The server wants us to log in first: our trouble, whatever the step. */
const loginWanted = 530;
const aboutTheMail = new Set(['MAIL FROM', 'RCPT TO', 'DATA']);
/** Servers like to repeat the address they refuse, and links can carry tokens. */
const telling = /\S*@\S*|https?:\/\/\S+|\/r\/\S+/g;

/** `handedOver`: the whole message had been written to the connection before the failure. */
export function resultOf(error: unknown, handedOver: boolean): SendResult {
  const { code, responseCode, response, command } = error as SmtpFailure;
  if (responseCode !== undefined && responseCode >= 400) {
    const words = (response ?? String(responseCode)).replaceAll(telling, '…').replaceAll(/\s+/g, ' ').slice(0, 200);
    const spoke = aboutTheMail.has(command ?? '');
    const outcome = responseCode >= 500 && responseCode !== loginWanted && final.has(command ?? '') ? 'rejected' : 'refused';
    return { outcome, detail: `${outcome} at ${command ?? 'an unknown step'}: ${words}`, serverSpoke: spoke };
  }
  const what = code ?? (error instanceof Error ? error.name : 'unknown');
  if (handedOver) {
    return { outcome: 'unknown', detail: `${what}: the connection ended after the message, before an answer`, serverSpoke: false };
  }
  return { outcome: 'not_sent', detail: `${what} at ${command ?? 'an unknown step'}: nothing was sent`, serverSpoke: false };
}
