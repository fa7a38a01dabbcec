// Signing in and out.
import { api, keepToken } from '../api/client.js';
import { meQuery, type Me } from '../api/me.js';
import { queries } from '../api/queries.js';
import { sessionIsBack } from '../api/session-end.js';

export interface Credentials {
  email: string;
  password: string;
}

/** Opens a session; throws `sign_in_refused` whatever is wrong. What was shown before is asked for again. */
export async function signIn({ email, password }: Credentials): Promise<Me> {
  const { data } = await api.POST('/v1/sessions', { body: { email, password } });
  keepToken(data.csrfToken);
  const me = await queries.fetchQuery({ ...meQuery, staleTime: 0 });
  sessionIsBack();
  return me;
}

/** Ends the session here, and leaves with everything that was fetched. */
export async function signOut(me: Me): Promise<void> {
  if (me.session !== null)
    await api.DELETE('/v1/accounts/{id}/sessions/{sessionId}', { params: { path: { id: me.accountId, sessionId: me.session.id } } }).catch(() => {});
  window.location.assign('/console/sign-in');
}
