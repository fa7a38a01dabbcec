// How the service that mounts this library says things: its words, its messages, its reasons. Injectable everywhere in it.
import type { z } from 'zod';
import { inPlainWords, inWordsOf, type Words } from '#contracts/brokering/words.js';
import type { EventDefinition, JobDefinition, RequestDefinition } from '#contracts/message.js';

/** What is asked, in the words of any service: fields that are named by a word are reached through `Wording`. */
type Ask<I extends object> = RequestDefinition<z.ZodType<I>, z.ZodType<object>>;
type Tell = EventDefinition<z.ZodType<object>>;

export interface Page {
  limit: number;
  cursor?: string;
  clusterId?: string;
}

export interface AnyRuling {
  ruling: 'approve' | 'amend' | 'decline' | 'ask';
  conflictOfInterest: 'none' | 'declared';
  note?: string;
  quantity?: number;
  reasonCode?: string;
}

export interface AnyReply {
  answer: 'yes' | 'part' | 'no';
  quantity?: number;
  reasonCode?: string;
  note?: string;
}

/** Which proposals, of whatever status. */
export interface ProposalFilter {
  clusterId?: string;
  minScore?: number;
  q?: string;
}
export interface ProposalQuery extends Page, ProposalFilter {
  /** Separated by commas. */
  status?: string;
  order: 'score' | 'newest' | 'deadline';
}
export interface Since {
  since: string;
  clusterId?: string;
}
export interface InvitationQuery extends Page {
  proposalId?: string;
  /** As it is heard: in the message it has the service's own name. */
  subjectId?: string;
  status?: 'open' | 'closed';
}

/** What `defineProposals` makes. */
export interface ProposalMessages {
  ListProposals: Ask<ProposalQuery>;
  ListProposalSummaries: Ask<ProposalQuery>;
  CountProposals: Ask<ProposalFilter>;
  CountChanges: Ask<Since>;
  GetProposal: Ask<{ id: string }>;
  ClaimProposal: Ask<{ id: string; takeOver: boolean }>;
  GiveBackProposal: Ask<{ id: string }>;
  DecideProposal: Ask<{ id: string; version: number; decision: AnyRuling }>;
  DecideProposals: Ask<{ decisions: { proposalId: string; version: number; decision: AnyRuling }[] }>;
  UndoDecision: Ask<{ id: string; version: number }>;
  ProposalClaimChanged: Tell;
  ProposalDecided: Tell;
  ProposalAsked: Tell;
  ProposalEnded: Tell;
  TakeEffect: JobDefinition;
}

/** What `defineInvitations` makes. */
export interface InvitationMessages {
  ListInvitations: Ask<InvitationQuery>;
  GetInvitation: Ask<{ id: string }>;
  ReplyToInvitation: Ask<{ id: string; reply: AnyReply }>;
  ShowInvitationByLink: Ask<{ token: string }>;
  ReplyByLink: Ask<{ token: string; reply: AnyReply }>;
  DescribeInvitation: Ask<{ id: string }>;
  DescribeProposal: Ask<{ id: string }>;
  ListAgreements: Ask<Page>;
  GetAgreement: Ask<{ id: string }>;
  InvitationIssued: Tell;
  ReminderDue: Tell;
  ReplyGiven: Tell;
  AgreementMade: Tell;
  RemindInvitation: JobDefinition;
  SettleProposal: JobDefinition;
}

/** What `defineTimeline` makes. */
export interface TimelineMessages {
  GetHappenings: Ask<{ id: string }>;
}

/** What a service says differently from the others; everything else is the same. */
export interface Phrasing {
  words: Words;
  /** What `defineProposals`, `defineInvitations` and `defineTimeline` made of the words. */
  messages: ProposalMessages & InvitationMessages & TimelineMessages;
  /** The reasons that each side can have for a no, by its word. */
  refusalReasonsOf: Readonly<Record<string, readonly string[]>>;
  /** What kind of agreement both sides come to. */
  agreementKind: string;
}

export class Wording {
  readonly words: Words;
  readonly messages: Phrasing['messages'];
  readonly refusalReasonsOf: Phrasing['refusalReasonsOf'];
  readonly agreementKind: string;

  constructor({ words, messages, refusalReasonsOf, agreementKind }: Phrasing) {
    this.words = words;
    this.messages = messages;
    this.refusalReasonsOf = refusalReasonsOf;
    this.agreementKind = agreementKind;
  }

  /** The fields under the service's own names: `subjectId` becomes `lotId`. */
  said(record: object): Record<string, unknown> {
    return inWordsOf(this.words, record);
  }

  /** A page of them. */
  saidPage({ items, nextCursor }: { items: readonly object[]; nextCursor: string | null }): object {
    return { items: items.map((each) => this.said(each)), nextCursor };
  }

  /** The way back. */
  heard<T extends object>(record: T): T & { postingId?: string; subjectId?: string } {
    return inPlainWords(this.words, record) as T;
  }
}
