// English.
import type { LanguageFile } from '../language-file.js';
import { services } from '../services/en.js';

export const words: LanguageFile = {
  templates: {
    invitation: {
      subject: '{side, select, enterprise {Order for you? {amount}, {title}. Answer by {closes, date, brief}}'
        + ' other {Supplier found: {counterpart}, {amount}. Answer by {closes, date, brief}}}',
      body: [
        '{side, select, enterprise {{counterpart} is looking for {amount}: {title}.}'
          + ' other {{counterpart} can supply {amount} for your requirement: {title}.}}',
        '{hasText, select, yes {In detail: {text}} other {}}',
        'Delivery by {deadline, date, long}.',
        '{side, select, enterprise {Can you do it? You can say yes, offer a part, or say no.}'
          + ' other {Do you want this supplier? You can say yes, take a part, or say no.}}',
        'Please answer by {closes, date, moment}. Until then you can change your answer.',
      ],
      action: 'Answer here, no password is needed:',
    },
    reminder: {
      subject: 'Please answer by {closes, date, brief}: {amount}, {title}',
      body: [
        'We have no answer from you yet.',
        '{side, select, enterprise {{counterpart} is looking for {amount}: {title}.}'
          + ' other {{counterpart} can supply {amount} for your requirement: {title}.}}',
        '{hasText, select, yes {In detail: {text}} other {}}',
        'Delivery by {deadline, date, long}.',
        'You can answer until {closes, date, moment}. After that the offer closes without your answer.',
      ],
      action: 'Answer here, no password is needed:',
    },
    question: {
      subject: 'A question from your agent: {title}',
      body: [
        'You are being considered for {amount}: {title}, delivery by {deadline, date, long}.'
          + ' Before the cluster development agent decides, one thing must be clear: {reason}.',
        'Please get in touch with your agent, or bring what we know about you up to date.',
      ],
    },
    confirm: {
      subject: 'Please confirm {amount}: {title}',
      body: [
        '{counterpart} has said yes to {amount}: {title}.',
        'You said yes to another quantity, so your answer counts only when you give it again.',
        '{hasText, select, yes {In detail: {text}} other {}}',
        'Delivery by {deadline, date, long}.',
        'You can say yes to {amount}, name another quantity or say no until {closes, date, moment}.',
      ],
      action: 'Answer here, no password is needed:',
    },
    'outcome-declined': {
      subject: '{side, select, enterprise {Not this time: {title}} other {Not proposed to you: {enterprise}, {title}}}',
      body: [
        '{side, select, enterprise {You were considered for {amount}: {title}, delivery by {deadline, date, long}.'
          + ' The cluster development agent decided not to propose you this time.}'
          + ' other {{enterprise} was considered for {amount}: {title}, delivery by {deadline, date, long}.'
          + ' The cluster development agent decided not to propose it to you.}}',
        'Reason: {reason}.',
        '{side, select, enterprise {You need not do anything. If what we know about you is out of date, tell your agent.}'
          + ' other {Other proposals for your requirement are not touched by this.}}',
      ],
    },
    'outcome-refused': {
      subject: 'No linkage: {title}',
      body: [
        'The linkage with {counterpart} for {amount}: {title}, delivery by {deadline, date, long}, will not go ahead.',
        '{refusedBy, select, buyer {{side, select, buyer {You said no.} other {The buyer said no.}}}'
          + ' other {{side, select, enterprise {You said no.} other {The enterprise said no.}}}} Reason given: {reason}.',
        '{side, select, enterprise {Your capacity is free for other orders.}'
          + ' other {Your agent sees this and looks at the other proposals.}}',
      ],
    },
    'outcome-lapsed': {
      subject: 'Ended without an answer: {title}',
      body: [
        'The linkage with {counterpart} for {amount}: {title}, delivery by {deadline, date, long}, will not go ahead.',
        'Reason: {reason}.',
        '{side, select, enterprise {Your capacity is free for other orders.}'
          + ' other {Your agent sees this and looks at the other proposals.}}',
      ],
    },
    'outcome-withdrawn': {
      subject: 'Invitation withdrawn: {title}',
      body: [
        'The invitation about {amount}: {title}, with {counterpart}, delivery by {deadline, date, long}, no longer holds.'
          + ' You need not answer it.',
        'Reason: {reason}.',
      ],
    },
    'linkage-agreed': {
      subject: '{side, select, enterprise {Agreed with {buyer}: {amount}, {title}}'
        + ' buyer {Agreed with {enterprise}: {amount}, {title}}'
        + ' other {Linkage agreed: {buyer} and {enterprise}, {amount}}}',
      body: [
        '{side, select, enterprise {You and {buyer} both said yes to {amount}: {title}.}'
          + ' buyer {You and {enterprise} both said yes to {amount}: {title}.}'
          + ' other {{buyer} and {enterprise} both said yes to {amount}: {title}.}}',
        'Delivery by {deadline, date, long}.',
        '{side, select, cda {Both sides have been told.}'
          + ' other {Agree on price, quality and dates with each other now. Your agent helps if you wish.}}',
        '{side, select, cda {} other {{hasContact, select, yes {You can reach {side, select, buyer {{enterprise}} other {{buyer}}}'
          + ' at {contact}.} other {Your agent puts you in contact.}}}}',
      ],
    },
    'reply-given': {
      subject: '{answer, select, yes {Yes} part {Yes in part} other {No}} from {replier}: {title}',
      body: [
        '{answer, select, yes {{replier} said yes: {title}.}'
          + ' part {{replier} accepts a part, {amount}: {title}.}'
          + ' other {{replier} said no: {title}.}}',
        '{hasReason, select, yes {Reason given: {reason}.} other {}}',
      ],
    },
    'proposals-to-review': {
      subject: '{count, plural, one {# new proposal} other {# new proposals}} to review: {title}',
      body: [
        '{count, plural, one {# new linkage proposal waits} other {# new linkage proposals wait}} for your decision: {title}.',
      ],
    },
    'not-reached': {
      subject: 'Not reached: {organisation}. {title}',
      body: [
        'We could not reach {organisation} with'
          + ' {what, select, invitation {the invitation} reminder {the reminder} other {your question}}: {title}.',
        'Reason: {reason}.',
        '{what, select, question {} other {The answer is due by {closes, date, moment}.}}',
        '{what, select, question {Please reach them in another way.}'
          + ' other {Please reach them in another way; you can answer for them.}}'
          + ' Once they have an address that works, the e-mail can be sent again.',
      ],
    },
    ...services.templates,
    'requirement-ended': {
      subject: '{how, select, expired {Expired} cancelled {Cancelled} other {Closed}}: {title}',
      body: [
        '{side, select, buyer {Your requirement} other {The requirement}} “{title}” {how, select,'
          + ' expired {has expired: its last day of delivery has passed.}'
          + ' cancelled {was cancelled.}'
          + ' other {was closed.}}',
        'It is no longer proposed to enterprises; open invitations have ended.',
      ],
    },
    'claim-question': {
      subject: 'Do you still make this? {title}',
      body: [
        'Do you still make {title}{hasAmount, select, yes {, up to {amount} a month} other {}}?',
        'You told us so on {confirmed, date, long}. What is that old counts for less when buyers look for enterprises.',
        'Is it still so? You can say yes, no, or that something has changed.',
      ],
      action: 'Answer here, no password is needed:',
    },
    'claim-answered': {
      subject: '{answer, select, no {Not any more} other {Changed}}: {title}, {organisation}',
      body: [
        '{organisation} was asked: do you still make {title}{hasAmount, select, yes {, up to {amount} a month} other {}}? It had said so on {confirmed, date, long}.',
        '{answer, select, no {It answered “no”. The claim is withdrawn, and proposals that rest on it end.}'
          + ' other {It answered that something has changed. Find out what, and bring the claim up to date.}}',
        '{hasText, select, yes {In its own words: {text}} other {}}',
      ],
    },
    'webhook-off': {
      subject: 'Webhook switched off: {host}',
      body: [
        'Nothing is sent to your webhook at {host} any more: {because, select, gone {it answered that it wants no more calls (410).}'
          + ' other {for a whole round of retries no call has succeeded.}}',
        'What happens meanwhile is kept. When the receiver works again, switch the webhook on and ask for what was missed to be sent.',
      ],
    },
    'password-link': {
      subject: '{purpose, select, invitation {Your Linkwright account: set a password} other {Set a new password for Linkwright}}',
      body: [
        '{purpose, select, invitation {There is an account for you. Set a password, and you can sign in with your e-mail address.} other {Somebody asked for a new password for your account. If it was you, set it now.}}',
        'The link works once, {purpose, select, invitation {for seven days} other {for one hour}}.',
        '{purpose, select, invitation {If you do not know what this is about, you need not do anything.} other {If it was not you, you need not do anything: your password stays as it is.}}',
      ],
      action: 'Set your password here:',
      whyYou: 'You get this because it is about your account. Nobody else has the link: do not pass it on.',
    },
  },
  frame: {
    greeting: 'Hello {name},',
    closing: 'Linkwright, for your cluster development agent',
    whyYou: 'You get this because your organisation agreed to receive messages about '
      + '{purpose, select, services {training and other services} refresh {whether what we know of you still holds} news {the cluster}'
      + ' other {business linkages}}.'
      + ' {hasReplyTo, select, yes {If you have a question, write to {replyTo}; write just STOP to get no more.}'
      + ' other {Tell your agent if you want no more.}}',
    stop: 'To get no more e-mails of this kind, open this link:',
  },
  reasons: {
    asked: {
      capacity_unclear: 'whether you have capacity for it',
      quality_unclear: 'whether you can reach the quality asked for',
      price_unclear: 'your price',
      certificate_unclear: 'which certificates you have and until when they are valid',
      contact_unclear: 'how you can best be reached',
      other: 'your agent will tell you what',
    },
    declined: {
      capacity_doubt: 'it is doubtful whether the capacity is free',
      quality_doubt: 'it is doubtful whether the quality asked for can be reached',
      price: 'the price does not suit',
      better_alternative: 'another enterprise fits better this time',
      buyer_preference: 'the buyer prefers another supplier',
      enterprise_overloaded: 'the enterprise already has a lot of work',
      data_outdated: 'the data about the enterprise is out of date',
      other: 'another reason, ask your agent',
    },
    lapsed: {
      enterprise_silent: 'the enterprise did not answer in time',
      buyer_silent: 'the buyer did not answer in time',
      both_silent: 'neither side answered in time',
      quantity_not_agreed: 'both sides said yes, but not to the same quantity',
    },
    withdrawn: {
      active: 'the enterprise is not active at the moment',
      code: 'the enterprise no longer offers what is needed',
      unit: 'the units no longer fit together',
      capacity: 'the capacity is no longer free',
      minimum_order: 'the quantity is below the smallest order taken',
      lead_time: 'the time is too short',
      times: 'the times at which it is held do not fit',
      ceiling_price: 'the price is above the most that will be paid',
      certifications: 'a required certificate is missing or runs out',
      place: 'the place of delivery is too far away',
      language: 'there is no common language of work',
      conflict_of_interest: 'there is a conflict of interest',
      opt_out: 'one side does not want to work with the other',
      invitation_cap: 'there have been too many invitations in this period already',
      merged: 'it was merged with another record of the same enterprise, and one of the two is enough',
      outranked: 'other enterprises fit better now',
      below_minimum_score: 'it no longer fits well enough',
      code_unknown: 'the classification has changed',
      deadline_past: 'the last day of delivery has passed',
      requirement_closed: 'the requirement was closed',
      requirement_cancelled: 'the buyer cancelled the requirement',
      requirement_expired: 'the last day of delivery has passed',
      lot_covered: 'the whole quantity has been agreed with others',
    },
    service: services.reasons,
    unreached: {
      no_channel: 'there is no e-mail address at which they agreed to be contacted',
      dead: 'every attempt to send the e-mail failed',
      unknown: 'the e-mail was sent, and the mail server did not say whether it took it',
    },
    unknown: 'another reason',
  },
};
