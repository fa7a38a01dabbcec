// What stories read in e-mails: their text, and the link in them that answers.
import type { StoredMail } from '#servers';

/** Lines of an e-mail are broken anywhere: as one. */
export const unfolded = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** The reply link in the e-mails that shows this invitation. */
export function linkOf(mails: readonly StoredMail[], invitationId: string, url: string): string {
  const encoded = Buffer.from(invitationId.replaceAll('-', ''), 'hex').toString('base64url');
  for (const mail of mails) {
    const path = /\/r\/[\w.-]+/.exec(mail.text)?.[0];
    if (path?.includes(encoded)) return `${url}${path}`;
  }
  throw new Error('No e-mail has a link for the invitation.');
}
