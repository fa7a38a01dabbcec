// Passwords over HTTP: changed by who knows the current one, set through a link that was sent to the address.
import { Controller } from '@nestjs/common';
import { PasswordChanged, PasswordSet } from '#contracts/http.js';
import {
  Accepted, ChangePassword, InviteToSignIn, NewPassword, PasswordChange, PasswordLink, PasswordReset, RequestPasswordReset, SetPassword,
} from '#contracts/registry/sign-in.js';
import { Bus } from '#platform/bus/requests.js';
import { Authenticator } from '../auth/authenticator.js';
import { Browser, csrfTokenOf, hashOf } from '../auth/browser.js';
import type { Call, OpenCall } from '../http/call.js';
import { Endpoint } from '../http/endpoint.js';
import { everyone } from '../http/roles.js';

@Controller()
export class PasswordsController {
  constructor(
    private readonly bus: Bus,
    private readonly browser: Browser,
    private readonly authenticator: Authenticator,
  ) {}

  @Endpoint({
    method: 'POST',
    path: '/v1/me/password',
    keyless: true,
    allow: everyone,
    body: PasswordChange,
    reply: PasswordChanged,
    sends: ChangePassword,
    summary: 'Change your password',
    description: 'Needs the current one, whatever credential you come with. Every other session of yours ends; yours gets a new cookie.',
    errors: ['sign_in_refused'],
    example: { currentPassword: 'seven looms by the river', newPassword: 'eleven bobbins at dawn' },
  })
  async change({ body, caller, context, visit }: Call<{ body: PasswordChange }>): Promise<PasswordChanged> {
    const arrival = this.browser.arrivalOf(visit.request);
    const { sessionId: currentId, actor, expiresAt } = caller;
    const { ended } = await this.bus.ask(ChangePassword, { ...body, currentId, visitor: arrival.visitor }, context);
    this.authenticator.forgetSessionsOf(actor.accountId);
    if (currentId === null) return { ended, csrfToken: null };
    this.browser.giveSession(visit.reply, arrival, expiresAt);
    this.browser.giveDevice(visit.reply, arrival);
    return { ended, csrfToken: csrfTokenOf(arrival.sessionToken) };
  }

  @Endpoint({
    method: 'POST',
    path: '/v1/accounts/:id/invitations',
    allow: ['manager', 'admin'],
    reply: PasswordLink,
    status: 201,
    sends: InviteToSignIn,
    summary: 'Send the owner of an account a link to set a password',
    description: 'To the e-mail address of the account; it works once, for seven days. At most three links an hour.',
    errors: ['transition_not_allowed'],
  })
  invite({ params, context }: Call<{ params: 'id' }>) {
    return this.bus.ask(InviteToSignIn, { accountId: params.id }, context);
  }

  @Endpoint({
    method: 'POST',
    path: '/v1/password-resets',
    open: true,
    keyless: true,
    allow: everyone,
    body: PasswordReset,
    reply: Accepted,
    status: 202,
    sends: RequestPasswordReset,
    summary: 'Ask for a link to set a new password',
    description:
      'The answer is the same, and takes as long, whether or not there is such an account. The link goes to its address and works once, for an hour.',
    example: { email: 'almaz@example.org' },
  })
  reset({ body, context }: OpenCall<{ body: PasswordReset }>) {
    return this.bus.ask(RequestPasswordReset, body, context);
  }

  @Endpoint({
    method: 'POST',
    path: '/v1/passwords',
    open: true,
    keyless: true,
    allow: everyone,
    body: NewPassword,
    reply: PasswordSet,
    sends: SetPassword,
    summary: 'Set a password with the link of an e-mail',
    description: 'Ends every session of the account. The browser that does it can sign in even while somebody else tries passwords.',
    errors: ['link_invalid', 'link_expired', 'already_exists'],
    example: { token: 'k3J0b3Zl9sQm2Yt7Rw5Xc1Vb8Nn4Ll6Kj0Hh2Gg9Ff3', password: 'eleven bobbins at dawn' },
  })
  async set({ body, context, visit }: OpenCall<{ body: NewPassword }>): Promise<PasswordSet> {
    const arrival = this.browser.arrivalOf(visit.request);
    const { accountId } = await this.bus.ask(
      SetPassword, { tokenHash: hashOf(body.token), password: body.password, visitor: arrival.visitor }, context,
    );
    this.authenticator.forgetSessionsOf(accountId);
    this.browser.giveDevice(visit.reply, arrival);
    return { set: true };
  }
}
