// A page whose browser has another cookie by now: it goes on with the same account, and neither shows nor does anything as another.
import { beforeEach, expect, it } from '@jest/globals';
import { keepOwner, keepToken, sendAsOwner } from '../src/api/whose.js';

const at = 'http://localhost';
const get = () => new Request(`${at}/v1/requirements`);
const post = () => new Request(`${at}/v1/requirements`, { method: 'POST', body: 'shirts' });

/** Answers one after the other; keeps what it was sent: method, path, token, body. */
function server(...answers: Response[]) {
  const sent: string[] = [];
  const send = async (request: Request) => {
    sent.push([request.method, new URL(request.url).pathname, request.headers.get('x-csrf-token'), await request.text()].filter(Boolean).join(' '));
    return answers.shift()!;
  };
  return { sent, send };
}
const answer = (accountId: string | null, body: unknown = {}, status = 200) =>
  Response.json(body, { status, headers: accountId === null ? {} : { 'x-account-id': accountId } });
const csrfRefused = () => answer(null, { code: 'csrf_refused' }, 403);
const me = (accountId: string, csrfToken: string) => answer(accountId, { accountId, session: { csrfToken } });

beforeEach(() => {
  keepOwner('almaz');
  keepToken('old');
});

it('gets its answers, also those that do not say whose they are', async () => {
  const { send } = server(answer('almaz', { n: 1 }), answer(null, { n: 2 }));
  expect([await (await sendAsOwner(get(), send)).json(), await (await sendAsOwner(get(), send)).json()]).toEqual([{ n: 1 }, { n: 2 }]);
});

it('is signed out when an answer belongs to somebody else, and learns nothing of it', async () => {
  const { send } = server(answer('bekele', { secret: 'of Bekele' }));
  const got = await sendAsOwner(get(), send);
  expect([got.status, await got.json()]).toEqual([401, expect.objectContaining({ code: 'credential_invalid' })]);
});

it('takes the token of a session that its owner opened elsewhere, and asks once more', async () => {
  const { sent, send } = server(csrfRefused(), me('almaz', 'new'), answer('almaz', {}, 201), answer('almaz', {}, 201));
  expect((await sendAsOwner(post(), send)).status).toBe(201);
  expect((await sendAsOwner(post(), send)).status).toBe(201);
  expect(sent).toEqual(['POST /v1/requirements old shirts', 'GET /v1/me', 'POST /v1/requirements new shirts', 'POST /v1/requirements new shirts']);
});

it('does nothing as somebody else', async () => {
  const { sent, send } = server(csrfRefused(), me('bekele', 'of Bekele'));
  expect((await sendAsOwner(post(), send)).status).toBe(401);
  expect(sent).toEqual(['POST /v1/requirements old shirts', 'GET /v1/me']);
});

it('says what is refused for another reason, and when nobody is signed in', async () => {
  const role = server(answer('almaz', { code: 'role_not_allowed' }, 403));
  expect((await sendAsOwner(post(), role.send)).status).toBe(403);
  const nobody = server(csrfRefused(), answer(null, { code: 'credential_missing' }, 401));
  expect((await sendAsOwner(post(), nobody.send)).status).toBe(401);
  const always = server(csrfRefused(), me('almaz', 'new'), csrfRefused());
  expect((await sendAsOwner(post(), always.send)).status).toBe(403);
  expect(always.sent).toHaveLength(3);
});
