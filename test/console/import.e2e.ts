// A list from a spreadsheet by keyboard: template, columns, what would happen, progress, the error file corrected and imported, and the way back.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import type { Schemas } from '#client';
import { polo } from '../../tools/fuzz/furnish.js';
import { ConsoleWorld, chromium } from '../support/console-world.js';
import { follow, heading, press, typeInto } from '../support/keyboard.js';

let world: ConsoleWorld;
beforeAll(async () => {
  if (chromium !== null) world = await ConsoleWorld.start();
}, 240_000);
afterAll(() => world?.stop());

type Cells = Record<string, string>;

const source = 'Survey of the harbour';
/** Headings that no column has, and what they are. */
const own = { name: 'Firm', town: 'Where it works' } as const;
const names = {
  changed: 'سلام للخياطة "Salam", Ltd', same: '\u202EEnaknitwear\u202C', made: '👩🏾‍🏭 Émile & Ḥ. Knits', tiny: 'חייטות הנמל', unsure: 'नमस्ते सिलाई', codes: 'Two codes', mail: '🧵'.repeat(40),
};
const good: Cells = { size: 'small', registered: 'yes', country: 'ET', 'Where it works': 'Addis Ababa', Remarks: '=1+1' };
const rows: readonly Cells[] = [
  { ...good, external_id: 'H-1', Firm: names.changed, size: 'medium' },
  { ...good, external_id: 'H-2', Firm: names.same },
  { ...good, external_id: 'H-3', Firm: names.made, capability_code: polo },
  { ...good, external_id: 'H-4', Firm: names.tiny, size: 'tiny' },
  { ...good, external_id: 'H-5', Firm: names.unsure, registered: 'perhaps' },
  { ...good, external_id: 'H-6', Firm: names.codes, capability_code: polo },
  { external_id: 'H-6', capability_code: 'TX.NO.SUCH' },
  { ...good, external_id: 'H-7', Firm: names.mail, email: 'office at example.com', email_consent: 'yes' },
  { ...good, external_id: 'H-8', Firm: '' },
];
/** Line, id, and the reason by the column it is about; none where the fault is on another row. */
const faults: readonly (readonly [line: number, id: string, column: string | null])[] = [
  [5, 'H-4', 'size'], [6, 'H-5', 'registered'], [7, 'H-6', null], [8, 'H-6', 'capability_code'], [9, 'H-7', 'email'], [10, 'H-8', 'name'],
];
/** What is right instead, by the line of the first file. */
const corrections: Record<number, Cells> = {
  5: { size: 'micro' }, 6: { registered: 'no' }, 8: { capability_code: 'TX.KNI.HOS.SOCK' }, 9: { email: 'office@example.com' }, 10: { Firm: 'At last' },
};

const quoted = (cell: string) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
const csv = (columns: readonly string[], all: readonly Cells[]) =>
  [columns, ...all.map((row) => columns.map((column) => row[column] ?? ''))].map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('');

/** Follows a link with the keyboard and reads what it downloads. */
async function downloaded(page: Page, name: RegExp): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([page.waitForEvent('download'), press(page, name)]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
}

/** Chooses the file, sends it and waits until the server has looked at it. */
async function upload(page: Page, name: string, text: string, from?: string): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), press(page, /^File\b/)]);
  await chooser.setFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
  await page.getByRole('status').filter({ hasText: name }).waitFor();
  if (from !== undefined) await typeInto(page, /^Source/, from);
  await press(page, /^Upload and look at it$/);
  await heading(page, source);
}

const chooseColumn = async (page: Page, named: string, column: string) => {
  await typeInto(page, new RegExp(`“${named}”`), column);
  await page.getByRole('option', { name: column, exact: true }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
};

/** What is counted of the rows: how many would be, or were, made, changed, left, skipped. */
const counted = async (page: Page) => (await page.getByRole('main').getByRole('link').filter({ hasText: /^\d+(would|stay|made|changed|left|skipped)/ }).allInnerTexts()).map((text) => text.replace(/\s+/g, ' '));

async function listed(page: Page, chosen: RegExp): Promise<string[]> {
  await press(page, chosen);
  await page.waitForURL(/rows=/);
  const table = page.getByRole('table', { name: 'What becomes of the rows' });
  await table.getByRole('row').nth(1).waitFor();
  return (await table.getByRole('row').allInnerTexts()).slice(1).map((text) => text.replace(/\s+/g, ' '));
}

/** Says yes to the import and sees how it goes on: the answer that it is over is kept back until then. */
async function confirm(page: Page): Promise<void> {
  let seen = () => {};
  const isSeen = new Promise<void>((resolve) => { seen = resolve; });
  await page.route(/\/v1\/imports\/[^/]+$/, async (route) => {
    await isSeen;
    await route.continue();
  });
  await press(page, /^Import$/);
  await page.getByRole('dialog').getByRole('button', { name: 'Import', exact: true }).and(page.locator(':focus')).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('progressbar', { name: 'Being imported' }).waitFor({ state: 'attached' });
  await page.getByRole('status').filter({ hasText: /Being imported:/ }).waitFor();
  seen();
  await page.getByRole('button', { name: 'Take the import back' }).waitFor();
  await page.unrouteAll({ behavior: 'wait' });
}

const inRegistry = async () => {
  const { cda, clusterId } = world.cluster;
  const { items } = (await cda.GET('/v1/enterprises', { params: { query: { clusterId, limit: 200 } } })).data;
  return new Map(items.filter(({ externalId }) => externalId?.startsWith('H-')).map((each) => [each.externalId!, each]));
};

(chromium === null ? describe.skip : describe)('a list of enterprises', () => {
  it('is imported with its faults corrected, and taken back', async () => {
    const { cda, clusterId } = world.cluster;
    const before: Pick<Schemas['NewEnterprise'], 'name' | 'externalId'>[] = [{ externalId: 'H-1', name: names.changed }, { externalId: 'H-2', name: names.same }];
    for (const each of before)
      await cda.POST('/v1/enterprises', { body: { clusterId, ...each, size: 'small', registered: true, languages: [], establishments: [{ country: 'ET', town: 'Addis Ababa' }], capabilities: [] } });
    const { page, complaints, close } = await world.signedIn('cda');
    await page.goto('/console/');
    await heading(page, /Welcome/);
    await follow(page, /^Imports$/, 'Imports');
    await follow(page, /^New import$/, 'New import');

    const template = await downloaded(page, /^Download the template$/);
    const columns = template.text.replace(/^\uFEFF/, '').trim().split(',').map((column) => own[column as 'name'] ?? column);
    expect(columns.slice(0, 3)).toEqual(['external_id', 'Firm', 'size']);
    await upload(page, 'harbour.csv', csv([...columns, 'Remarks'], rows), source);

    // Without a name no row can be read; with its columns said, the same file is.
    await page.getByRole('alert').filter({ hasText: 'name: this column is needed' }).waitFor();
    await chooseColumn(page, own.name, 'name');
    await chooseColumn(page, own.town, 'town');
    await press(page, /^Read the file again with these columns$/);
    await page.getByText('Waits for you').waitFor();
    expect(await counted(page)).toEqual(['1 would be new', '1 would be changed', '1 stay as they are', '5 would be skipped']);
    expect(await listed(page, /would be changed$/)).toEqual([expect.stringMatching(/^2 H-1 would be changed .*Small → Medium/)]);
    expect(await listed(page, /stay as they are$/)).toEqual([expect.stringMatching(/^3 H-2/)]);
    const skipped = (await listed(page, /would be skipped$/)).join('\n');
    for (const [line, id, column] of faults.filter(([,, column]) => column !== null)) expect(skipped).toMatch(new RegExp(`${id} would be skipped.* line ${line}\\.${column}: \\S`));
    expect(await inRegistry()).toMatchObject(new Map(before.map((each) => [each.externalId!, { ...each, size: 'small' }])));

    await confirm(page);
    expect(await counted(page)).toEqual(['1 made', '1 changed', '1 left as they were', '5 skipped']);
    const errors = await downloaded(page, /^Download the error file$/);
    const wrong = parse(errors.text, { bom: true, columns: true }) as Cells[];
    expect(wrong.map(({ external_id: id, import_reason: reason }) => [id, reason])).toEqual(
      faults.map(([, id, column]) => [id, column === null ? 'another row with this external id is wrong' : expect.stringContaining(`${column}: `)]));
    // As they were, but for what a spreadsheet would run.
    const asTheyWere = ({ Remarks = '', ...cells }: Cells) => ({ ...Object.fromEntries(columns.map((column) => [column, ''])), ...cells, Remarks: Remarks.replace(/^=/, "'=") });
    expect(wrong.map(({ import_reason: _, ...cells }) => cells)).toEqual(faults.map(([line]) => asTheyWere(rows[line - 2]!)));
    const corrected = wrong.map((cells, at) => ({ ...cells, ...corrections[faults[at]![0]] }));

    await follow(page, /^Import the corrected file$/, 'New import');
    await upload(page, errors.name, csv(Object.keys(wrong[0]!), corrected));
    await page.getByText('Waits for you').waitFor();
    expect(await counted(page)).toEqual(['5 would be new', '0 would be changed', '0 stay as they are', '0 would be skipped']);
    await confirm(page);
    expect(await counted(page)).toEqual(['5 made', '0 changed', '0 left as they were', '0 skipped']);
    const all = await inRegistry();
    expect([...all].map(([id, { name, size, registered, active }]) => [id, name, size, registered, active]).toSorted()).toEqual([
      ['H-1', names.changed, 'medium', true, true], ['H-2', names.same, 'small', true, true], ['H-3', names.made, 'small', true, true],
      ['H-4', names.tiny, 'micro', true, true], ['H-5', names.unsure, 'small', false, true], ['H-6', names.codes, 'small', true, true],
      ['H-7', names.mail, 'small', true, true], ['H-8', 'At last', 'small', true, true],
    ]);
    expect(all.get('H-6')!.capabilities.map(({ code }) => code).toSorted()).toEqual([polo, 'TX.KNI.HOS.SOCK'].toSorted());

    await press(page, /^Take the import back$/);
    await page.getByRole('dialog').getByRole('button', { name: 'Take the import back' }).and(page.locator(':focus')).waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('Taken back: 5. Left as they are, because somebody changed them since: 0.').waitFor();
    expect([...await inRegistry()].filter(([, { active }]) => active).map(([id]) => id).toSorted()).toEqual(['H-1', 'H-2', 'H-3']);
    await follow(page, /^Imports$/, 'Imports');
    await page.getByRole('row').filter({ hasText: source }).first().filter({ hasText: 'Taken back' }).waitFor();
    await follow(page, /^Enterprises$/, 'Enterprises');
    await page.getByRole('row').filter({ hasText: 'At last' }).getByText('Not active').waitFor();
    await page.getByRole('row').filter({ hasText: names.made }).waitFor();
    expect(await page.getByText('Not active').count()).toBe(5);
    expect(complaints).toEqual([]);
    await close();
  });
});
