// Draws the page on which a visitor of the demo chooses a role: a form per account, without script.
import { html, pageOf } from '../pages/html.js';
import { pageStyle } from '../pages/styles.js';

export interface DemoAccount {
  /** What is on the button. */
  label: string;
  email: string;
}

export const demoPage = (accounts: readonly DemoAccount[]): string =>
  pageOf({
    title: 'Linkwright demo',
    language: 'en',
    style: pageStyle,
    body: html`<main><h1>Linkwright demo</h1>
<p>Sign in as one of the people of the demo cluster. Everything here is made up; whatever you do stays on this machine.</p>
${accounts.map(({ label, email }) => html`<form method="post" action="/demo"><input type="hidden" name="email" value="${email}"><button><bdi>${label}</bdi></button></form>
`)}<p class="soft">To act as two people at once, open this page in a second, private window too.</p></main>`,
  });
