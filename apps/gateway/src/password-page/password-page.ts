// Draws the page behind the link of an e-mail that sets a password: plain HTML without script, in the visitor's language.
import { html, pageOf } from '../pages/html.js';
import { pageStyle } from '../pages/styles.js';
import { copyIn, queryOf, type Manners } from '../reply-page/copy.js';
import type { PageKey } from '../reply-page/page-words.js';
import { languageLinks } from '../reply-page/reply-page.js';

/** The form; `wrong` is what to correct in what was just sent. */
export function passwordForm(manners: Manners, wrong?: PageKey): string {
  const copy = copyIn(manners);
  const title = copy.say('password.title');
  return pageOf({
    title: wrong ? copy.say('toCorrect', { title }) : title,
    language: manners.language,
    style: pageStyle,
    body: html`<main><h1>${title}</h1>
${wrong && html`<p class="note bad" role="alert" id="wrong">${copy.say(wrong)}</p>`}
<form method="post" action="${queryOf(manners)}"><label for="password">${copy.say('password.label')}</label>
<input type="password" id="password" name="password" autocomplete="new-password" maxlength="256" required aria-describedby="hint"${wrong && html` aria-invalid="true"`}>
<p class="soft" id="hint">${copy.say('password.hint')}</p><button>${copy.say('password.save')}</button></form>
${languageLinks(manners)}</main>`,
  });
}

/** A page with nothing but what has become of it, and where to go from there. */
export function passwordMessage(manners: Manners, title: PageKey, text: PageKey, next?: PageKey): string {
  const copy = copyIn(manners);
  return pageOf({
    title: copy.say(title),
    language: manners.language,
    style: pageStyle,
    body: html`<main><h1>${copy.say(title)}</h1><p role="status">${copy.say(text)}</p>${next && html`<p><a href="/console">${copy.say(next)}</a></p>`}${languageLinks(manners)}</main>`,
  });
}
