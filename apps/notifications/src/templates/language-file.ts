// The form of one language: every text there is, as ICU messages. Adding a language is adding a file of this form to words/;
// a template or a reason without words in one of them does not compile.
import type { GivenUpStatus } from '#contracts/notifications/deliveries.js';
import type { AskReason, DeclineReason, lapseReasons, serviceReasons, TemplateName, withdrawalReasons } from './facts.js';

/** One message in all its parts; every string is an ICU message over the values of its template. */
export interface Text {
  /** The subject line of the e-mail and of the feed: useful by itself on a basic phone. */
  subject: string;
  /** Paragraphs; one that comes out empty is left out. */
  body: readonly string[];
  /** The words before the reply link; absent where there is nothing to answer. */
  action?: string;
  /** Why it was sent, where that is not the consent of an organisation. */
  whyYou?: string;
}

export interface LanguageFile {
  templates: Record<TemplateName, Text>;
  /** What surrounds every e-mail; `name` is the recipient's. */
  frame: { greeting: string; closing: string; whyYou: string; /** Before the link that ends these e-mails. */ stop: string };
  /** The reasons of a no are not here: the reply page needs them too. */
  reasons: {
    /** What is unclear: goes on after "about this:". */
    asked: Record<AskReason, string>;
    declined: Record<DeclineReason, string>;
    lapsed: Record<(typeof lapseReasons)[number], string>;
    withdrawn: Record<(typeof withdrawalReasons)[number], string>;
    /** Of a service, where it is said otherwise or only there. */
    service: Record<(typeof serviceReasons)[number], string>;
    /** Why an e-mail was given up. */
    unreached: Record<GivenUpStatus, string>;
    /** For a code we have no words for. */
    unknown: string;
  };
}

/** The part of a language that speaks of services. */
export interface ServiceWords {
  templates: Pick<LanguageFile['templates'], Extract<TemplateName, `service-${string}`>>;
  reasons: LanguageFile['reasons']['service'];
}
