// Whose page this is. Another tab of the browser may sign in somebody else: then their cookie goes along, and what this page asks for is
// neither shown to it nor done as them; and one may sign in again, or change the password, elsewhere: then this page takes the new token.
import { sessionHasEnded } from './session-end.js';

type Send = (request: Request) => Promise<Response>;

let owner: string | null = null;
let csrfToken: string | null = null;

/** The token of the present session, as GET /v1/me or signing in told it; null when signed out. */
export const keepToken = (token: string | null): void => void (csrfToken = token);

/** Who was signed in when the page came; null while that is not known. */
export const keepOwner = (accountId: string): void => void (owner = accountId);
export const isOwner = (accountId: string): boolean => owner === null || owner === accountId;

/** Sends it as the owner of the page. With the cookie of somebody else the answer is the one that nobody gets who is signed out. */
export async function sendAsOwner(request: Request, send: Send): Promise<Response> {
  if (request.method === 'GET') return forOwner(await send(request));
  const again = request.clone();
  const answer = await send(proved(request));
  if (!(await isTokenRefused(answer))) return forOwner(answer);
  const me = forOwner(await send(new Request(new URL('/v1/me', request.url))));
  if (!me.ok) return me;
  const { session } = (await me.json()) as { session: { csrfToken: string } | null };
  keepToken(session?.csrfToken ?? null);
  return forOwner(await send(proved(again)));
}

function proved(request: Request): Request {
  if (csrfToken !== null) request.headers.set('x-csrf-token', csrfToken);
  return request;
}

async function isTokenRefused(answer: Response): Promise<boolean> {
  if (answer.status !== 403 || csrfToken === null) return false;
  const { code } = (await answer.clone().json().catch(() => ({}))) as { code?: string };
  return code === 'csrf_refused';
}

function forOwner(answer: Response): Response {
  const accountId = answer.headers.get('x-account-id');
  if (accountId === null || isOwner(accountId)) return answer;
  sessionHasEnded();
  const problem = {
    type: '/docs/errors#credential_invalid', title: '', status: 401, code: 'credential_invalid', requestId: answer.headers.get('x-request-id') ?? '',
    detail: 'Somebody else is signed in in this browser now.',
  };
  return new Response(JSON.stringify(problem), { status: 401, headers: { 'content-type': 'application/problem+json' } });
}
