// Signing in and out.
import { api, isSignedOut, keepToken } from '../api/client.js';
import { meQuery, type Me } from '../api/me.js';
import { queries } from '../api/queries.js';
import { sessionIsBack } from '../api/session-end.js';
import { isOwner } from '../api/whose.js';
import { leaveEverywhere } from './leaving.js';

export interface Credentials {
  email: string;
  password: string;
}

/** The password was right, and the browser does not keep what proves it. */
export class CookiesRefused extends Error {}

/**
 * Opens a session; throws `sign_in_refused` whatever is wrong. What was shown before is asked for again, and if it belonged to somebody
 * else the page begins anew: nobody sees what the one before saw.
 */
export async function signIn({ email, password }: Credentials): Promise<void> {
  const { data } = await api.POST('/v1/sessions', { body: { email, password } });
  if (!isOwner(data.accountId)) return startAnew();
  keepToken(data.csrfToken);
  try {
    await queries.fetchQuery({ ...meQuery, staleTime: 0 });
  } catch (error) {
    throw isSignedOut(error) ? new CookiesRefused() : error;
  }
  sessionIsBack();
}

/** With another account there is nothing to keep; the promise never settles, for the page goes. */
export function startAnew(): Promise<never> {
  window.location.assign('/console/');
  return new Promise(() => {});
}

/** Who is signed in in this browser now, whoever this page belongs to; null when nobody is. */
export async function whoIsSignedIn(): Promise<Me | null> {
  const answer = await fetch('/v1/me');
  return answer.ok ? ((await answer.json()) as Me) : null;
}

/** Goes on with a session that was opened in another tab. */
export async function takeOver({ session }: Me): Promise<void> {
  keepToken(session?.csrfToken ?? null);
  sessionIsBack();
  await queries.invalidateQueries();
}

/** Ends the session, and leaves with everything that was fetched; throws when the session goes on. */
export async function signOut(me: Me): Promise<void> {
  try {
    if (me.session !== null)
      await api.DELETE('/v1/accounts/{id}/sessions/{sessionId}', { params: { path: { id: me.accountId, sessionId: me.session.id } } });
  } catch (error) {
    if (!isSignedOut(error)) throw error;
  }
  leaveEverywhere(me.accountId);
}
