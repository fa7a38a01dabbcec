// Draws the reply page: plain HTML without script, in the visitor's language, every target 48 px high.
import type { FastifyRequest } from 'fastify';
import type { ErrorKind } from '#contracts/errors.js';
import { html, pageOf, type Html } from '../pages/html.js';
import { pageStyle } from '../pages/styles.js';
import type { ShownInvitation } from './brokers.js';
import { copyIn, languages, queryOf, type Copy, type Manners } from './copy.js';
import type { PageKey } from './page-words.js';

export interface Typed {
  answer: string;
  quantity: string;
  reason: string;
  note: string;
}
export interface Wrong {
  key: PageKey;
  typed: Typed;
}

/** The page of an invitation; `wrong` is what to correct in what was just sent. */
export function replyPage(invitation: ShownInvitation, manners: Manners, wrong?: Wrong): string {
  const copy = copyIn(manners);
  const open = invitation.status === 'open' && Date.parse(invitation.closesAt) > Date.now();
  return pageOf({
    title: wrong
      ? copy.say('toCorrect', { title: invitation.postingTitle })
      : invitation.postingTitle,
    language: manners.language,
    style: pageStyle,
    body: html`<main><h1 dir="auto">${invitation.postingTitle}</h1>
${wrong && html`<p class="note bad" role="alert" id="wrong">${copy.say(wrong.key)}</p>`}
${open ? null : closedNote(invitation, copy)}
${answeredNote(invitation, copy, open)}
${theirsNote(invitation, copy, open)}
${open && html`<p dir="auto">${copy.say(`ask.${invitation.askedAs}`, { counterpart: invitation.counterpartName })}</p>`}
${factsOf(invitation, copy)}
${open && formOf(invitation, copy, wrong?.typed ?? typedBefore(invitation), wrong?.key)}
${languageLinks(manners)}</main>`,
  });
}

export const messageNames = ['invalid', 'expired', 'wrong', 'unsure', 'limited', 'unreadable'] as const;
export type MessageName = (typeof messageNames)[number];

/** A page with nothing but a message. */
export function messagePage(manners: Manners, name: MessageName): string {
  const copy = copyIn(manners);
  const title = copy.say(`${name}.title`);
  return pageOf({
    title,
    language: manners.language,
    style: pageStyle,
    body: html`<main><h1>${title}</h1><p>${copy.say(`${name}.text`)}</p>
${name === 'unsure' && html`<p class="langs"><a href="${queryOf(manners)}">${copy.say('openAgain')}</a></p>`}
${languageLinks(manners)}</main>`,
  });
}

/** People on a page behind a link get a page, not JSON, also where the link was spoilt. */
export const isReplyPage = (request: Pick<FastifyRequest, 'url'>): boolean => /^.(r|q|u|password)[/]/.test(request.url);

/** What a visitor is told of a failure. An answer that was on its way when something broke may have arrived. */
export function failureMessage(kind: ErrorKind, method: string): MessageName {
  if (kind === 'limited') return 'limited';
  if (kind === 'not_found') return 'invalid';
  if (kind !== 'unavailable' && kind !== 'internal') return 'unreadable';
  return method === 'POST' ? 'unsure' : 'wrong';
}

function closedNote({ outcome }: ShownInvitation, copy: Copy): Html {
  return html`<p class="note"><strong>${copy.say('closed.title')}</strong><br>${copy.say(`closed.${outcome ?? 'none'}`)}</p>`;
}

function answeredNote({ reply, unit, closesAt }: ShownInvitation, copy: Copy, open: boolean): Html | null {
  if (!reply)
    return open
      ? html`<p class="soft">${copy.say('answerUntil', { time: copy.moment(closesAt) })}</p>`
      : null;
  const said = copy.say(`answered.${reply.answer}`, {
    time: copy.moment(reply.repliedAt),
    amount: copy.amount(reply.quantity ?? 0, unit),
  });
  return html`<p class="note" role="status">${said}${open && ` ${copy.say('changeUntil', { time: copy.moment(closesAt) })}`}</p>`;
}

/** What the other side answered: a yes to it is a yes to that quantity. */
function theirsNote(
  { reply, counterpartReply, counterpartName: counterpart, unit, yesQuantity }: ShownInvitation,
  copy: Copy,
  open: boolean,
): Html | null {
  if (!open || !counterpartReply) return null;
  if (counterpartReply.quantity === null)
    return html`<p class="note" dir="auto">${copy.say('theirs.no', { counterpart })}</p>`;
  const amount = copy.amount(yesQuantity, unit);
  const differs = typeof reply?.quantity === 'number' && reply.quantity !== counterpartReply.quantity;
  return html`<p class="note" dir="auto">${copy.say('theirs.yes', { counterpart, amount })}${differs && ` ${copy.say('theirs.confirm')}`}</p>`;
}

function factsOf(invitation: ShownInvitation, copy: Copy): Html {
  const { place, mandatoryCertifications = [], times = [], language, unit } = invitation;
  const most = invitation.ceilingPrice ?? invitation.budget;
  const price = most
    ? copy.say('atMost', { price: copy.money(most), one: copy.amount(1, unit) })
    : copy.say('noPrice');
  return html`<dl><dt>${copy.say('what')}</dt><dd dir="auto">${invitation.subjectText ?? invitation.postingTitle}</dd>
<dt>${copy.say('quantity')}</dt><dd>${copy.amount(invitation.quantity, unit)}</dd>
<dt>${copy.say('price')}</dt><dd>${price}</dd>
<dt>${copy.say('deadline')}</dt><dd>${copy.day(invitation.deadline)}</dd>
${times.length > 0 && html`<dt>${copy.say('times')}</dt><dd>${times.map((each) => html`${copy.hours(each)}<br>`)}</dd>`}
${language && html`<dt>${copy.say('language')}</dt><dd>${copy.languageName(language)}</dd>`}
${place && html`<dt>${copy.say(invitation.askedAs.startsWith('need') ? 'comingFrom' : 'place')}</dt><dd dir="auto">${copy.place(place)}</dd>`}
${mandatoryCertifications.length > 0 && html`<dt>${copy.say('certificates')}</dt><dd dir="auto">${mandatoryCertifications.join(', ')}</dd>`}
<dt>${copy.say(`counterpart.${invitation.askedAs}`)}</dt><dd dir="auto">${invitation.counterpartName}</dd></dl>`;
}

function typedBefore({ reply }: ShownInvitation): Typed {
  return {
    answer: reply?.answer ?? '',
    quantity: reply?.answer === 'part' ? String(reply.quantity) : '',
    reason: reply?.reasonCode ?? '',
    note: reply?.note ?? '',
  };
}

function formOf({ quantity, unit, reply, yesQuantity, refusalReasons }: ShownInvitation, copy: Copy, typed: Typed, wrong = ''): Html {
  const marked = (...keys: PageKey[]) => keys.some((key) => key === wrong) && html` aria-invalid="true" aria-describedby="wrong"`;
  const radio = (answer: 'yes' | 'part' | 'no') =>
    html`<label><input type="radio" name="answer" value="${answer}" required${
      typed.answer === answer ? html` checked` : null
    }>${copy.say(answer)}</label>`;
  return html`<form method="post" action="${queryOf(copy)}"><fieldset${wrong === 'error.answer' && html` aria-describedby="wrong"`}><legend>${copy.say('yourAnswer')}</legend>
<input type="hidden" name="yesQuantity" value="${String(yesQuantity)}"><div class="pick">${radio('yes')}</div>
<div class="pick">${radio('part')}<label for="quantity">${copy.say('partQuantity', { amount: copy.amount(quantity, unit) })}</label>
<input type="text" id="quantity" name="quantity" inputmode="decimal" autocomplete="off" maxlength="20" value="${typed.quantity}"${marked('error.quantity', 'error.tooMuch')}></div>
<div class="pick">${radio('no')}<label for="reason">${copy.say('reason')}</label>
<select id="reason" name="reason"${marked('error.reason')}><option value="">${copy.say('chooseReason')}</option>
${refusalReasons.map((each) => html`<option value="${each}"${each === typed.reason ? html` selected` : null}>${copy.refusal(each)}</option>`)}
</select></div></fieldset>
<label for="note">${copy.say('note')}</label><textarea id="note" name="note" rows="3" maxlength="1000" dir="auto"${marked('error.note')}>${typed.note}</textarea>
<button>${copy.say(reply ? 'change' : 'send')}</button></form>`;
}

export function languageLinks(current: Manners): Html {
  const others = [...languages].filter(([language]) => language !== current.language);
  return html`<p class="langs">${others.map(
    ([language, words]) =>
      html`<a href="${queryOf({ ...current, language })}" lang="${language}" hreflang="${language}">${words.languageName}</a>`,
  )}</p>`;
}
