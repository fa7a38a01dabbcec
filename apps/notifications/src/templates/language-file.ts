// The form of one language: every text there is, as ICU messages. Adding a language is adding a file of this form.
import type { RefusalReason } from '#contracts/matching/invitations.js';
import type { DeclineReason, lapseReasons, TemplateName, withdrawalReasons } from './facts.js';

/** One message in all its parts; every string is an ICU message over the values of its template. */
export interface Text {
  /** The subject line of the e-mail and of the feed: useful by itself on a basic phone. */
  subject: string;
  /** Paragraphs; one that comes out empty is left out. */
  body: readonly string[];
  /** The words before the reply link; absent where there is nothing to answer. */
  action?: string;
}

export interface LanguageFile {
  templates: Record<TemplateName, Text>;
  /** What surrounds every e-mail; `name` is the recipient's. */
  frame: { greeting: string; closing: string; whyYou: string };
  reasons: {
    declined: Record<DeclineReason, string>;
    refused: Record<RefusalReason, string>;
    lapsed: Record<(typeof lapseReasons)[number], string>;
    withdrawn: Record<(typeof withdrawalReasons)[number], string>;
    /** For a code we have no words for. */
    unknown: string;
  };
}
