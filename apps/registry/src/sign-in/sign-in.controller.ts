// Requests about signing in: passwords, their links, sessions.
import { Controller } from '@nestjs/common';
import type { Input, RequestContext } from '#contracts/message.js';
import {
  ChangePassword, EndSession, EndSessions, InviteToSignIn, IssuePasswordLink, ListSessions, OpenSession, OpenSessionByIdentity, RecogniseSession,
  RequestPasswordReset, ResolvePasswordReset, SetPassword,
} from '#contracts/registry/sign-in.js';
import { Answers } from '#platform/bus/requests.js';
import { OnJob, type PendingJob } from '#platform/jobs/jobs.js';
import { PasswordsRepository } from './passwords.repository.js';
import { PasswordsService } from './passwords.service.js';
import { SessionsService } from './sessions.service.js';

@Controller()
export class SignInController {
  constructor(
    private readonly sessions: SessionsService,
    private readonly passwords: PasswordsService,
    private readonly repository: PasswordsRepository,
  ) {}

  @Answers(OpenSession)
  open(input: Input<typeof OpenSession>, context: RequestContext) {
    return this.sessions.open(input, context);
  }

  @Answers(OpenSessionByIdentity)
  openByIdentity(input: Input<typeof OpenSessionByIdentity>, context: RequestContext) {
    return this.sessions.openByIdentity(input, context);
  }

  @Answers(RecogniseSession)
  recognise(input: Input<typeof RecogniseSession>, context: RequestContext) {
    return this.sessions.recognise(input, context);
  }

  @Answers(ListSessions)
  list(input: Input<typeof ListSessions>, context: RequestContext) {
    return this.sessions.list(input, context);
  }

  @Answers(EndSession)
  end(input: Input<typeof EndSession>, context: RequestContext) {
    return this.sessions.end(input, context);
  }

  @Answers(EndSessions)
  endAll(input: Input<typeof EndSessions>, context: RequestContext) {
    return this.sessions.endAll(input, context);
  }

  @Answers(ChangePassword)
  change(input: Input<typeof ChangePassword>, context: RequestContext) {
    return this.passwords.change(input, context);
  }

  @Answers(SetPassword)
  set(input: Input<typeof SetPassword>, context: RequestContext) {
    return this.passwords.set(input, context);
  }

  @Answers(InviteToSignIn)
  invite(input: Input<typeof InviteToSignIn>, context: RequestContext) {
    return this.passwords.invite(input, context);
  }

  @Answers(RequestPasswordReset)
  requestReset(input: Input<typeof RequestPasswordReset>, context: RequestContext) {
    return this.passwords.requestReset(input, context);
  }

  @Answers(IssuePasswordLink)
  issueLink(input: Input<typeof IssuePasswordLink>, context: RequestContext) {
    return this.passwords.issueLink(input, context);
  }

  @OnJob(ResolvePasswordReset, { pending: 'pending' })
  resolve(id: string): Promise<void> {
    return this.passwords.resolveReset(id);
  }

  pending(limit: number): Promise<PendingJob[]> {
    return this.repository.pendingRequests(limit);
  }
}
