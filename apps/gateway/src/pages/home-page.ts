// The page at the root: one screen that says what this is and where to go.
import { html, pageOf } from './html.js';
import { pageStyle } from './styles.js';

export const homePage = (): string =>
  pageOf({
    title: 'Linkwright',
    language: 'en',
    style: pageStyle,
    index: true,
    body: html`<main><h1>Linkwright</h1>
<p>Brings together what buyers need and what the enterprises of an industrial cluster can make. The system suggests and shows
its arithmetic; the cluster development agent decides; both sides answer.</p>
<ul><li><a href="/console">Console</a></li><li><a href="/docs">How to use the API</a></li><li><a href="/docs/errors">Errors and what to do</a></li>
<li><a href="/openapi.json">OpenAPI description</a></li><li><a href="/readyz">Is it ready?</a></li></ul>
<p class="soft">Got a link in a message? Open exactly that link; it needs no login.</p></main>`,
  });
