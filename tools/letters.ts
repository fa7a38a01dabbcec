// `npm run letters`: writes every e-mail and reply page in every language, by the code that sends and shows them, to be looked at.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Invitation } from '#contracts/matching/invitations.js';
import { ClaimAnswer } from '#contracts/registry/claim-questions.js';
import { purposes } from '#contracts/registry/consents.js';
import { languages } from '#language';
import { newId } from '#platform/ids.js';
import { brokerOf, shownBy } from '../apps/gateway/src/reply-page/brokers.js';
import { messageNames, messagePage, replyPage } from '../apps/gateway/src/reply-page/reply-page.js';
import { questionOver, questionPage } from '../apps/gateway/src/question-page/question-page.js';
import { withdrawPage } from '../apps/gateway/src/withdraw-page/withdraw-page.js';
import { passwordForm, passwordMessage } from '../apps/gateway/src/password-page/password-page.js';
import type { TemplateName } from '../apps/notifications/src/templates/facts.js';
import { letterFor } from '../apps/notifications/src/templates/letter.js';
import { sampleNotices, samples } from '../apps/notifications/src/templates/samples.js';

const usage = `npm run letters -- [--out DIR]

Writes a folder for each language with every e-mail (HTML and text) and every reply page, and an index.html that links them.

  --out DIR   where to (.data/letters unless given); files of the same names are replaced
`;

const zone = 'Africa/Addis_Ababa';
const ids = { organisationId: newId(), clusterId: newId(), proposalId: newId(), requirementId: newId(), lotId: newId() };
const open: Invitation = {
  id: newId(), version: 1, side: 'enterprise', ...ids, requirementTitle: 'Polo shirts for a sports club',
  lotText: '220 g piqué, two colours', code: 'TX.GAR.TOP.POLO', quantity: 6000, unit: 'C62', deadline: '2099-03-12',
  ceilingPrice: { amount: 9.5, currency: 'USD' }, place: { country: 'ET', town: 'Addis Ababa' },
  mandatoryCertifications: ['ISO 9001', 'OEKO-TEX'], counterpartName: 'Nordwind Sport', status: 'open', outcome: null,
  outcomeReason: null, reply: null, counterpartReply: null, yesQuantity: 6000,
  sentAt: '2026-11-01T08:00:00Z', closesAt: '2099-02-03T11:00:00Z',
};
const saidYes = { answer: 'yes', quantity: 6000, reasonCode: null, note: null, repliedAt: '2026-11-20T09:30:00Z', through: 'link' } as const;
const asked = {
  enterpriseName: 'Selam Garments', label: samples['claim-question'][0]!.labels, code: 'TX.GAR.TOP.TSHIRT', unit: 'C62', perMonth: 2000,
  confirmedOn: '2026-02-03', answer: null, answeredAt: null,
};
const typed = { answer: 'part', quantity: '6,000', reason: '', note: '' };

/** As the page gets it. */
const shown = (invitation: Invitation) => shownBy(brokerOf('sample'), invitation);

/** Every reply page by its name, for one language. */
function pagesIn(language: string): [name: string, html: string][] {
  const manners = { language, zone };
  return [
    ['page-enterprise', replyPage(shown(open), manners)],
    ['page-buyer', replyPage(shown({ ...open, side: 'buyer', counterpartName: 'Selam Garments', ceilingPrice: null }), manners)],
    ['page-to-correct', replyPage(shown(open), manners, { key: 'error.quantity', typed })],
    ['page-to-confirm', replyPage(shown({ ...open, reply: saidYes, counterpartReply: { answer: 'part', quantity: 1200 }, yesQuantity: 1200 }), manners)],
    ['page-closed', replyPage(shown({ ...open, status: 'closed', outcome: 'agreed', reply: saidYes }), manners)],
    ['page-password', passwordForm(manners)],
    ['page-password-to-correct', passwordForm(manners, 'password.refused')],
    ['page-password-set', passwordMessage(manners, 'password.done.title', 'password.done.text', 'password.done.next')],
    ['page-claim', questionPage(asked, manners)],
    ['page-claim-to-correct', questionPage(asked, manners, { key: 'claim.choose', typed: { answer: '', note: 'Two machines are broken' } })],
    ...ClaimAnswer.options.map((answer): [string, string] =>
      [`page-claim-${answer}`, questionPage({ ...asked, answer, answeredAt: '2026-11-20T09:30:00Z' }, manners)]),
    ['page-claim-over', questionOver(manners)],
    ...purposes.map((purpose): [string, string] =>
      [`page-stop-${purpose}`, withdrawPage({ organisation: 'Selam Garments', purpose, agreed: true }, manners)]),
    ['page-stopped', withdrawPage({ organisation: 'Selam Garments', purpose: 'linkages', agreed: false }, manners)],
    ...messageNames.map((name): [string, string] => [`page-${name}`, messagePage(manners, name)]),
  ];
}

/** Where the link of a letter leads that has no cut-off. */
const pageOf: Partial<Record<TemplateName, string>> = { 'password-link': 'password', 'claim-question': 'q' };

/** Every e-mail by its name, for one language. */
const lettersIn = (language: string) => sampleNotices.map((notice, index) => {
  const page = pageOf[notice.template] ?? ('closesAt' in notice.facts && notice.template !== 'not-reached' ? 'r' : undefined);
  const link = page === undefined ? null : `https://linkwright.example/${page}/sample?lang=${language}`;
  const contact = notice.template.endsWith('-agreed') ? 'orders@other.example' : null;
  const name = `${String(index + 1).padStart(2, '0')}-${notice.template}`;
  const withdrawLink = `https://linkwright.example/u/sample?lang=${language}`;
  const replyTo = index % 2 ? 'agents@cluster.example' : null;
  return { name, ...letterFor(notice, language, { name: 'Selam Garments', link, contact, replyTo, withdrawLink }) };
});

export function main(args: string[]): number {
  let out: string;
  try {
    const { values } = parseArgs({ args, options: { out: { type: 'string', default: '.data/letters' }, help: { type: 'boolean', short: 'h' } } });
    out = values.out;
    if (values.help) {
      console.log(usage);
      return 0;
    }
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${usage}`);
    return 2;
  }
  console.log(`${writeLetters(out)} letters and pages: open ${join(out, 'index.html')}`);
  return 0;
}

/** How many it wrote. */
export function writeLetters(out: string): number {
  const links: string[] = [];
  for (const language of languages.keys()) {
    const folder = join(out, language);
    mkdirSync(folder, { recursive: true });
    const write = (file: string, text: string, title: string) => {
      writeFileSync(join(folder, file), text);
      if (file.endsWith('.html')) links.push(`<li lang="${language}"><a href="${language}/${file}">${language} ${file}</a>: ${title}`);
    };
    for (const { name, subject, text, html } of lettersIn(language)) {
      write(`${name}.txt`, `Subject: ${subject}\n\n${text}`, '');
      write(`${name}.html`, html, subject);
    }
    for (const [name, html] of pagesIn(language)) write(`${name}.html`, html, '');
  }
  writeFileSync(join(out, 'index.html'), `<!doctype html><meta charset="utf-8"><title>Letters</title><ul>${links.join('\n')}</ul>\n`);
  return links.length;
}
