// An e-mail as a whole: plain text, and the same as simple HTML for those who prefer it.
import { directionOf } from '#language';
import { purposeOf } from '../notices/purposes.js';
import type { Notice } from './facts.js';
import { frameFor, plain, Quoted, render, type Line } from './render.js';

export interface Letter {
  subject: string;
  text: string;
  html: string;
}

/** What belongs to one sending and is kept nowhere. */
export interface Sending {
  /** The recipient's. */
  name: string;
  /** Where it is answered by link; null where there is nothing to answer. */
  link: string | null;
  /** Where the other side of a linkage can be written to; null when that is not known or not for the recipient. */
  contact: string | null;
  /** The mailbox in which people read answers to e-mails; null when there is none. */
  replyTo: string | null;
  /** Where the recipient asks for no more of these; null when there is no such page. */
  withdrawLink: string | null;
}

export function letterFor(notice: Notice, language: string, { name, link, contact, replyTo, withdrawLink }: Sending): Letter {
  const { subject, body, action, whyYou: why } = render(notice, language, contact);
  const { greeting, closing, whyYou: consent, stop } = frameFor(language, purposeOf(notice.template), { name, replyTo });
  const whyYou = why ?? consent;
  const paragraphs = [greeting, ...body];
  const answer = link && action ? { action, link } : null;
  return {
    subject,
    text: [
      ...paragraphs.map(plain),
      ...(answer ? [`${answer.action}\n${answer.link}`] : []),
      `-- \n${closing}\n${whyYou}${withdrawLink ? `\n${stop}\n${withdrawLink}` : ''}`,
    ].join('\n\n') + '\n',
    html: page(language, subject, [
      ...paragraphs.map((line) => `<p style="margin:0 0 16px">${marked(line)}</p>`),
      ...(answer ? [answerHere(answer.action, answer.link)] : []),
      `<p style="margin:24px 0 0;color:#444">${escaped(closing)}<br>${escaped(whyYou)}</p>`,
      ...(withdrawLink ? [answerHere(stop, withdrawLink)] : []),
    ]),
  };
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
export const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (character) => entities[character]!);

const marked = (line: Line): string => line.map((piece) => (piece instanceof Quoted
  ? `<bdi dir="auto">${escaped(piece.text).replaceAll('\n', '<br>')}</bdi>`
  : escaped(piece))).join('');

/** The link is also written out, for readers that show no links. */
function answerHere(action: string, link: string): string {
  const address = escaped(link);
  return `<p style="margin:0 0 16px">${escaped(action)}<br>`
    + `<a href="${address}" style="display:inline-block;padding:12px 0;color:#0b57d0;word-break:break-all">${address}</a></p>`;
}

/** A mail program's own font seldom has every script; these are what phones and computers bring for Ethiopic and Devanagari. */
const fonts = "system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans','Noto Sans Ethiopic',Kefa,Nyala,'Noto Sans Devanagari','Nirmala UI',"
  + "'Kohinoor Devanagari',Mangal,sans-serif";

const page = (language: string, title: string, blocks: string[]): string => [
  '<!doctype html>',
  `<html lang="${language}" dir="${directionOf(language)}"><head><meta charset="utf-8">`,
  '<meta name="viewport" content="width=device-width, initial-scale=1">',
  `<title>${escaped(title)}</title></head>`,
  `<body style="margin:0;background:#fff;color:#111;font-family:${fonts};font-size:16px;line-height:1.5">`,
  '<main style="max-width:600px;padding:16px">',
  ...blocks,
  '</main></body></html>',
  '',
].join('\n');
