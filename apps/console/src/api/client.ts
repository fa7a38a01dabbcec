// Calls to the API from a signed-in browser: the cookie goes along by itself, the token that proves it is ours is added here.
import { ApiError, createClient, type Client } from '#client';
import { noteServerTime } from './clock.js';
import { sendOnce } from './once.js';

export { ApiError, type Answer, type Problem, type Schemas } from '#client';

let csrfToken: string | null = null;

/** The token of the present session, as GET /v1/me or signing in told it; null when signed out. */
export const keepToken = (token: string | null): void => void (csrfToken = token);

export const api: Client = createClient({
  baseUrl: '',
  fetch: async (request) => {
    if (csrfToken !== null && request.method !== 'GET') request.headers.set('x-csrf-token', csrfToken);
    const response = request.method === 'GET' ? await fetch(request) : await sendOnce(request, fetch);
    noteServerTime(response.headers.get('date'));
    return response;
  },
});

/** True of what a call fails with when nobody is signed in any more; a wrong password says nothing of the session. */
export const isSignedOut = (error: unknown): boolean => error instanceof ApiError && error.status === 401 && error.code !== 'sign_in_refused';

/** The `If-Match` of what has this version. */
export const ifMatch = (version: number) => ({ 'If-Match': `"${version}"` });
