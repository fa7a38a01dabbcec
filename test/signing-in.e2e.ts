// From an invitation by e-mail to a session, and from a forgotten password to a new one, through every service.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createClient } from '#client';
import { newId } from '#platform/ids.js';
import { startSmtpSink, type SmtpSink } from '#testing/smtp-sink.js';
import { waitFor } from '#testing/wait-for.js';
import { WholeSystem } from './support/whole-system.js';

let sink: SmtpSink;
let system: WholeSystem;
beforeAll(async () => {
  sink = await startSmtpSink();
  system = await WholeSystem.start({ SMTP_URL: sink.url });
}, 180_000);
afterAll(async () => {
  await system?.stop();
  await sink?.stop();
});

const json = { 'content-type': 'application/json' };
const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${system.url}${path}`, { method: 'POST', headers: { ...json, ...headers }, body: JSON.stringify(body) });

/** The path of the link in the newest e-mail to this address, of so many. */
async function linkTo(address: string, count: number): Promise<string> {
  const mails = await waitFor(() => {
    const all = sink.messages.filter(({ to }) => String(to).includes(address));
    return all.length >= count && all;
  }, { what: `${count} e-mails to ${address}` });
  const { pathname, search } = new URL(/https?:\S+\/password\/\S+/.exec(mails.at(-1)!.text)![0]);
  return `${pathname}${search}`;
}

const submit = (path: string, password: string) => fetch(`${system.url}${path}`, { method: 'POST', body: new URLSearchParams({ password }) });

async function signIn(email: string, password: string) {
  const reply = await post('/v1/sessions', { email, password });
  const cookie = reply.headers.getSetCookie().map((each) => each.split(';', 1)[0]).join('; ');
  return { status: reply.status, cookie, json: (await reply.json()) as { csrfToken: string; id: string; accountId: string; code?: string } };
}

describe('somebody with an account', () => {
  it('is invited, sets a password, signs in, changes things, forgets the password, and gets in again', async () => {
    const admin = createClient({ baseUrl: system.url, apiKey: system.adminKey });
    const email = `${newId()}@example.org`;
    const account = (await admin.POST('/v1/accounts', { body: { name: 'Almaz', email, role: 'admin', language: 'fr' } })).data;
    await admin.POST('/v1/accounts/{id}/invitations', { params: { path: { id: account.id } } });

    const link = await linkTo(email, 1);
    const page = await (await fetch(`${system.url}${link}`)).text();
    expect(page).toContain('<html lang="fr"');
    const tooShort = await submit(link, 'court');
    expect([tooShort.status, await tooShort.text()]).toEqual([400, expect.stringContaining('role="alert"')]);
    const set = await submit(link, 'sept métiers au bord de la rivière');
    expect([set.status, set.headers.getSetCookie()]).toEqual([200, [expect.stringContaining('lw_device=')]]);
    expect((await submit(link, 'onze bobines à l’aube')).status).toBe(404);

    const first = await signIn(email, 'sept métiers au bord de la rivière');
    expect([first.status, first.json.accountId]).toEqual([201, account.id]);
    const renamed = await fetch(`${system.url}/v1/accounts/${account.id}`, {
      method: 'PATCH', headers: { ...json, cookie: first.cookie, 'x-csrf-token': first.json.csrfToken, 'if-match': '"1"' }, body: JSON.stringify({ name: 'Almaz B.' }),
    });
    expect(renamed.status).toBe(200);

    expect((await post('/v1/password-resets', { email })).status).toBe(202);
    const reset = await linkTo(email, 2);
    expect((await submit(reset, 'onze bobines à l’aube')).status).toBe(200);
    await waitFor(async () => (await fetch(`${system.url}/v1/me`, { headers: { cookie: first.cookie } })).status === 401, { what: 'the session to end' });
    expect((await signIn(email, 'sept métiers au bord de la rivière')).json.code).toBe('sign_in_refused');
    const second = await signIn(email, 'onze bobines à l’aube');
    expect(second.status).toBe(201);

    const changed = await post('/v1/me/password', { currentPassword: 'onze bobines à l’aube', newPassword: 'trois navettes sous la pluie' }, {
      cookie: second.cookie, 'x-csrf-token': second.json.csrfToken,
    });
    expect(changed.status).toBe(200);
    const { csrfToken } = (await changed.json()) as { csrfToken: string };
    const cookie = changed.headers.getSetCookie().map((each) => each.split(';', 1)[0]).join('; ');
    const out = await fetch(`${system.url}/v1/accounts/${account.id}/sessions/${second.json.id}`, { method: 'DELETE', headers: { cookie, 'x-csrf-token': csrfToken } });
    expect(out.status).toBe(200);
    expect((await fetch(`${system.url}/v1/me`, { headers: { cookie } })).status).toBe(401);
  }, 120_000);

  it('is not told by a reset whether another has an account, nor is anything sent', async () => {
    const answers = await Promise.all(['nobody', 'somebody'].map(async (name) => {
      const reply = await post('/v1/password-resets', { email: `${name}-${newId()}@example.org` });
      return [reply.status, await reply.text()];
    }));
    expect(answers[0]).toEqual(answers[1]);
    await system.quiet();
    expect(sink.messages.filter(({ to }) => /(no|some)body-/.test(String(to)))).toEqual([]);
  });
});
