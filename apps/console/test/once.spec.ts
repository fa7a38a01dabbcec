// What is sent twice at once arrives once.
import { describe, expect, it } from '@jest/globals';
import { sendOnce } from '../src/api/once.js';

const post = (body: string) => new Request('http://console.test/v1/requirements', { method: 'POST', body });

describe('requests that change something', () => {
  it('are sent once while the same is under way, and both hear the answer', async () => {
    let sent = 0;
    const send = async () => {
      sent += 1;
      const mine = sent;
      await new Promise((resolve) => setTimeout(resolve, 5));
      return new Response(`answer ${mine}`);
    };
    const answers = await Promise.all([sendOnce(post('a'), send), sendOnce(post('a'), send), sendOnce(post('b'), send)]);
    const [first, second, other] = await Promise.all(answers.map((answer) => answer.text()));
    expect([first === second, other === first, sent]).toEqual([true, false, 2]);
    await sendOnce(post('a'), send);
    expect(sent).toBe(3);
  });

  it('may be sent again after one that did not arrive', async () => {
    const fails = () => Promise.reject(new TypeError('no connection'));
    await expect(sendOnce(post('c'), fails)).rejects.toThrow('no connection');
    expect(await (await sendOnce(post('c'), () => Promise.resolve(new Response('there')))).text()).toBe('there');
  });
});
