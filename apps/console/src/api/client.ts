// Calls to the API from a signed-in browser: the cookie goes along by itself, the token that proves it is ours is added here.
import { ApiError, createClient, type Client } from '#client';
import { noteServerTime } from './clock.js';
import { sendOnce } from './once.js';
import { sendAsOwner } from './whose.js';

export { ApiError, type Answer, type Problem, type Schemas } from '#client';
export { keepToken } from './whose.js';

export const api: Client = createClient({
  baseUrl: '',
  fetch: async (request) => {
    const send = (one: Request) => sendAsOwner(one, fetch);
    const response = request.method === 'GET' ? await send(request) : await sendOnce(request, send);
    noteServerTime(response.headers.get('date'));
    return response;
  },
});

/** True of what a call fails with when nobody is signed in any more; a wrong password says nothing of the session. */
export const isSignedOut = (error: unknown): boolean => error instanceof ApiError && error.status === 401 && error.code !== 'sign_in_refused';

/** The `If-Match` of what has this version. */
export const ifMatch = (version: number) => ({ 'If-Match': `"${version}"` });
