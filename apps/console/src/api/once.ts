// A double click is one wish, and so is a second try because no answer came: what is asked for twice is done once.

type Send = (request: Request) => Promise<Response>;

const header = 'idempotency-key';

const sending = new Map<string, Promise<Response>>();
/** The keys of what may have been done although nobody said so: the line broke, or somebody on the way gave up. */
const unanswered = new Map<string, string>();

/**
 * Sends a request that changes something. While the same one is under way its answer is the answer to both; one whose answer was lost
 * goes out again under its own Idempotency-Key, so that the server knows it.
 */
export async function sendOnce(request: Request, send: Send): Promise<Response> {
  const same = `${request.method} ${request.url} ${request.headers.get('if-match') ?? ''} ${await request.clone().text()}`;
  let answer = sending.get(same);
  if (answer === undefined) {
    answer = sendAgain(same, request, send).finally(() => sending.delete(same));
    sending.set(same, answer);
  }
  return (await answer).clone();
}

async function sendAgain(same: string, request: Request, send: Send): Promise<Response> {
  const key = unanswered.get(same) ?? request.headers.get(header);
  if (key === null) return send(request);
  request.headers.set(header, key);
  unanswered.set(same, key);
  const answer = await send(request);
  if (answer.status < 500) unanswered.delete(same);
  return answer;
}
