// Draws the page that ends e-mails of one kind: what they are about, and one button; plain HTML without script.
import type { Output } from '#contracts/message.js';
import type { ShowConsentByLink } from '#contracts/registry/consents.js';
import { html, pageOf } from '../pages/html.js';
import { pageStyle } from '../pages/styles.js';
import { copyIn, queryOf, type Manners } from '../reply-page/copy.js';
import { languageLinks } from '../reply-page/reply-page.js';

export function withdrawPage({ organisation, purpose, agreed }: Output<typeof ShowConsentByLink>, manners: Manners): string {
  const copy = copyIn(manners);
  const about = copy.say(`stop.${purpose}`);
  const title = copy.say(agreed ? 'stop.title' : 'stop.done.title');
  return pageOf({
    title,
    language: manners.language,
    style: pageStyle,
    body: html`<main><h1>${title}</h1>
${agreed
  ? html`<p dir="auto">${copy.say('stop.ask', { organisation, about })}</p>
<form method="post" action="${queryOf(manners)}"><button>${copy.say('stop.button')}</button></form>`
  : html`<p role="status" dir="auto">${copy.say('stop.done.text', { organisation, about })}</p>`}
${languageLinks(manners)}</main>`,
  });
}
