// Draws the page that asks whether a claim still holds: plain HTML without script, three answers of 48 px, in the visitor's language.
import type { Output } from '#contracts/message.js';
import type { ClaimAnswer, ShowClaimQuestionByLink } from '#contracts/registry/claim-questions.js';
import { html, pageOf, type Html } from '../pages/html.js';
import { pageStyle } from '../pages/styles.js';
import { copyIn, queryOf, type Copy, type Manners } from '../reply-page/copy.js';
import type { PageKey } from '../reply-page/page-words.js';
import { languageLinks } from '../reply-page/reply-page.js';

type Shown = Output<typeof ShowClaimQuestionByLink>;
interface Wrong {
  key: PageKey;
  typed: { answer: string; note: string };
}

/** The question, or what was answered; `wrong` is what to correct in what was just sent. */
export function questionPage(shown: Shown, manners: Manners, wrong?: Wrong): string {
  const copy = copyIn(manners);
  const { answer, answeredAt, confirmedOn } = shown;
  const title = copy.say(answer ? 'claim.thanks' : 'claim.title');
  return drawn(manners, wrong ? copy.say('toCorrect', { title }) : title, html`<h1>${title}</h1>
${wrong && html`<p class="note bad" role="alert" id="wrong">${copy.say(wrong.key)}</p>`}
<p dir="auto">${asked(shown, copy)}</p>
${answer && answeredAt
  ? html`<p class="note" role="status">${copy.say(`claim.said.${answer}`, { time: copy.moment(answeredAt) })}</p><p>${copy.say('claim.mistaken')}</p>`
  : html`<p class="soft">${copy.say('claim.since', { day: copy.day(confirmedOn) })}</p>${formOf(copy, wrong)}`}`);
}

/** What to do when the question is not asked any more. */
export function questionOver(manners: Manners): string {
  const copy = copyIn(manners);
  const title = copy.say('claim.over.title');
  return drawn(manners, title, html`<h1>${title}</h1><p>${copy.say('claim.over.text')}</p>`);
}

const drawn = (manners: Manners, title: string, content: Html): string => pageOf({
  title, language: manners.language, style: pageStyle, body: html`<main>${content}
${languageLinks(manners)}</main>`,
});

function asked({ enterpriseName: organisation, label, code, perMonth, unit }: Shown, copy: Copy): string {
  const what = label[copy.language] ?? label['en'] ?? Object.values(label)[0] ?? code;
  if (perMonth === null) return copy.say('claim.ask', { organisation, what });
  return copy.say('claim.askUpTo', { organisation, what, amount: copy.amount(perMonth, unit) });
}

function formOf(copy: Copy, wrong?: Wrong): Html {
  const marked = (key: PageKey) => wrong?.key === key && html` aria-invalid="true" aria-describedby="wrong"`;
  const radio = (answer: ClaimAnswer) =>
    html`<label><input type="radio" name="answer" value="${answer}" required${
      wrong?.typed.answer === answer ? html` checked` : null
    }>${copy.say(`claim.${answer}`)}</label>`;
  return html`<form method="post" action="${queryOf(copy)}"><fieldset${wrong?.key === 'claim.choose' && html` aria-describedby="wrong"`}><legend>${copy.say('yourAnswer')}</legend>
<div class="pick">${radio('yes')}</div><div class="pick">${radio('no')}</div>
<div class="pick">${radio('changed')}</div></fieldset>
<label for="note">${copy.say('claim.note')}</label><textarea id="note" name="note" rows="3" maxlength="500" dir="auto"${marked('error.note')}>${wrong?.typed.note}</textarea>
<button>${copy.say('send')}</button></form>`;
}
