// Every error code with its status, its meaning and what to do; problem bodies link here.
import { statusOf } from '#contracts/errors.js';
import { allCodes } from '../openapi/document.js';
import { explanations } from '../problems/catalogue.js';
import { html, pageOf } from './html.js';
import { docsStyle } from './styles.js';

export const errorsPage = (): string =>
  pageOf({
    title: 'Errors – Linkwright API',
    language: 'en',
    style: docsStyle,
    index: true,
    body: html`<nav aria-label="Documentation"><ul><li><a href="/">Linkwright</a></li><li><a href="/docs">API</a></li></ul></nav>
<main><h1>Errors</h1><p>Every error is <code>application/problem+json</code> (RFC 9457). Decide on <code>code</code>, show
<code>detail</code>, and quote <code>requestId</code> when you ask for help. <code>fields</code> names what is wrong in body, query or file.</p>
<table><thead><tr><th>Code</th><th>Status</th><th>Meaning</th><th>What to do</th></tr></thead><tbody>
${allCodes.map(
  (code) => html`<tr id="${code}"><td><code>${code}</code></td><td>${statusOf(code)}</td>
<td>${explanations[code].title}</td><td>${explanations[code].advice}</td></tr>`,
)}</tbody></table></main>`,
  });
