// The question about a claim as the link in its e-mail opens it: whoever holds the token may look and answer, once.
import { Injectable } from '@nestjs/common';
import { DomainError } from '#contracts/errors.js';
import type { Input, Output, RequestContext } from '#contracts/message.js';
import type {
  AnswerClaimQuestionByLink, ClaimQuestion, DescribeClaimQuestion, ShowClaimQuestionByLink,
} from '#contracts/registry/claim-questions.js';
import { Database, type Tx } from '#platform/database/database.js';
import { systemOnly, type Scope } from '../access.js';
import { EnterprisesRepository } from '../enterprises/enterprises.repository.js';
import { ClaimQuestionsRepository } from './claim-questions.repository.js';
import { ClaimQuestionsService } from './claim-questions.service.js';

type Shown = Output<typeof ShowClaimQuestionByLink>;
/** For so long after the answer the link shows it. */
const shownDays = 30;
const everything: Scope = { reach: 'everything' };

@Injectable()
export class ClaimQuestionsByLinkService {
  constructor(
    private readonly database: Database,
    private readonly repository: ClaimQuestionsRepository,
    private readonly questions: ClaimQuestionsService,
    private readonly enterprises: EnterprisesRepository,
  ) {}

  describe({ id }: Input<typeof DescribeClaimQuestion>, context: RequestContext): Promise<Output<typeof DescribeClaimQuestion>> {
    systemOnly(context);
    return this.database.transaction(async (tx) => {
      const question = await this.repository.get(tx, id, everything);
      return { question, enterpriseName: await this.nameOf(tx, question), replyToken: await this.repository.tokenOf(tx, id) };
    });
  }

  show({ token }: Input<typeof ShowClaimQuestionByLink>): Promise<Shown> {
    return this.database.transaction(async (tx) => {
      const question = await this.repository.get(tx, await this.idOf(tx, token), everything);
      return this.shown(tx, question);
    });
  }

  /** The first answer counts: a form that is sent twice, or again weeks later, changes nothing. */
  answer({ token, reply }: Input<typeof AnswerClaimQuestionByLink>, context: RequestContext): Promise<Shown> {
    return this.database.transaction(async (tx) => {
      const question = await this.questions.hold(tx, await this.idOf(tx, token), everything);
      if (question.status !== 'open') return this.shown(tx, question);
      await this.questions.takeIn(tx, question, reply, context, { through: 'link' });
      return this.shown(tx, await this.repository.get(tx, question.id, everything));
    });
  }

  private async idOf(tx: Tx, token: string): Promise<string> {
    const id = await this.repository.idOf(tx, token);
    if (id === undefined) throw new DomainError('link_invalid', 'This link is not valid. Open it exactly as it stands in the message.');
    return id;
  }

  private async shown(tx: Tx, question: ClaimQuestion): Promise<Shown> {
    const { status, label, perMonth, confirmedOn, answer, answeredAt, claim: { code, unit } } = question;
    const seenEnough = answeredAt !== null && Date.parse(answeredAt) < Date.now() - shownDays * 86_400_000;
    if (status === 'lapsed' || seenEnough) {
      throw new DomainError('link_expired', 'The question is over: it was answered long ago, or the enterprise is asked another one by now. '
        + 'Tell the cluster development agent what is made now.');
    }
    return { enterpriseName: await this.nameOf(tx, question), label, perMonth, confirmedOn, answer, answeredAt, code, unit };
  }

  private async nameOf(tx: Tx, { enterpriseId }: ClaimQuestion): Promise<string> {
    return (await this.enterprises.getCurrent(tx, enterpriseId, everything)).name;
  }
}
