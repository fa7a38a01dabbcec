// What somebody asks for twice, because they pressed twice or because no answer came, is one request.
import { expect, it } from '@jest/globals';
import { sendOnce } from '../src/api/once.js';

const post = (body: string, key: string) => new Request('http://localhost/v1/requirements', { method: 'POST', body, headers: { 'idempotency-key': key } });

/** Answers one after the other; null: the line broke. Keeps the keys it was sent. */
function sender(...answers: (number | null)[]) {
  const keys: (string | null)[] = [];
  const send = (request: Request) => {
    keys.push(request.headers.get('idempotency-key'));
    const status = answers.shift();
    return typeof status === 'number' ? Promise.resolve(new Response(null, { status })) : Promise.reject(new TypeError('Failed to fetch'));
  };
  return { keys, send: (body: string, key: string) => sendOnce(post(body, key), send) };
}

it('is sent once when it is pressed twice, and both have the answer', async () => {
  const { keys, send } = sender(201);
  const both = await Promise.all([send('shirts', 'a'), send('shirts', 'b')]);
  expect(both.map(({ status }) => status)).toEqual([201, 201]);
  expect(keys).toEqual(['a']);
});

it('keeps its key until there is an answer, and then takes a new one', async () => {
  const { keys, send } = sender(null, 503, 201, 201);
  await expect(send('skirts', 'a')).rejects.toThrow('Failed to fetch');
  for (const key of ['b', 'c', 'd']) await send('skirts', key);
  expect(keys).toEqual(['a', 'a', 'a', 'd']);
});

it('is another one with another body, and after a refusal', async () => {
  const { keys, send } = sender(null, 400, 201);
  await expect(send('scarves', 'a')).rejects.toThrow('Failed to fetch');
  await send('trousers', 'b');
  await send('trousers', 'c');
  expect(keys).toEqual(['a', 'b', 'c']);
});
