// A double click is one wish: what is being sent already is not sent a second time.

const sending = new Map<string, Promise<Response>>();

/** Sends a request that changes something; while the same one is under way its answer is the answer to both. */
export async function sendOnce(request: Request, send: (request: Request) => Promise<Response>): Promise<Response> {
  const same = `${request.method} ${request.url} ${request.headers.get('if-match') ?? ''} ${await request.clone().text()}`;
  let answer = sending.get(same);
  if (answer === undefined) {
    answer = send(request).finally(() => sending.delete(same));
    sending.set(same, answer);
  }
  return (await answer).clone();
}
