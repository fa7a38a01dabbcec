// English: what is said of services; the language's file in words/ takes it in.
import type { ServiceWords } from '../language-file.js';

export const services: ServiceWords = {
  templates: {
    'service-invitation': {
      subject: '{side, select, provider {Can you do this? {amount}, {title}. Answer by {closes, date, brief}} other '
        + '{Provider found: {counterpart}, {title}. Answer by {closes, date, brief}}}',
      body: [
        '{side, select, provider {{counterpart} needs {amount}: {title}.} other {{counterpart} offers {amount} '
          + 'for your need: {title}.}}',
        '{hasText, select, yes {In detail: {text}} other {}}',
        'It is needed by {deadline, date, long}.',
        '{side, select, provider {Can you do it? You can say yes, offer a part, or say no.} other {Do you want '
          + 'this provider? You can say yes, take a part, or say no.}}',
        'Please answer by {closes, date, moment}. Until then you can change your answer.',
      ],
      action: 'Answer here, no password is needed:',
    },
    'service-reminder': {
      subject: 'Please answer by {closes, date, brief}: {amount}, {title}',
      body: [
        'We have no answer from you yet.',
        '{side, select, provider {{counterpart} needs {amount}: {title}.} other {{counterpart} offers {amount} '
          + 'for your need: {title}.}}',
        '{hasText, select, yes {In detail: {text}} other {}}',
        'It is needed by {deadline, date, long}.',
        'You can answer until {closes, date, moment}. After that it closes without your answer.',
      ],
      action: 'Answer here, no password is needed:',
    },
    'service-question': {
      subject: 'A question from your agent: {title}',
      body: [
        'You are being considered for {amount}: {title}, needed by {deadline, date, long}. Before the cluster '
          + 'development agent decides, one thing must be clear: {reason}.',
        'Please get in touch with your agent, or bring your offer up to date.',
      ],
    },
    'service-confirm': {
      subject: 'Please confirm {amount}: {title}',
      body: [
        '{counterpart} has said yes to {amount}: {title}.',
        'You said yes to another quantity, so your answer counts only when you give it again.',
        '{hasText, select, yes {In detail: {text}} other {}}',
        'It is needed by {deadline, date, long}.',
        'You can say yes to {amount}, name another quantity or say no until {closes, date, moment}.',
      ],
      action: 'Answer here, no password is needed:',
    },
    'service-outcome-declined': {
      subject: '{side, select, provider {Not this time: {title}} other {Not proposed to you: {provider}, {title}}}',
      body: [
        '{side, select, provider {You were considered for {amount}: {title}. The cluster development agent '
          + 'decided not to propose you this time.} other {{provider} was considered for {amount}: {title}. The '
          + 'cluster development agent decided not to propose it to you.}}',
        'Reason: {reason}.',
        '{side, select, provider {You need not do anything. If your offer is out of date, please change it.} '
          + 'other {Other proposals for your need are not touched by this.}}',
      ],
    },
    'service-outcome-refused': {
      subject: 'Not agreed: {title}',
      body: [
        'The service with {counterpart}, {amount}: {title}, will not go ahead.',
        '{refusedBy, select, provider {{side, select, provider {You said no.} other {The provider said no.}}} '
          + 'other {{side, select, provider {The enterprise said no.} other {You said no.}}}} Reason given: {reason}.',
        '{side, select, provider {Your place is free for others.} other {Your agent sees this and looks at the other proposals.}}',
      ],
    },
    'service-outcome-lapsed': {
      subject: 'Ended without an answer: {title}',
      body: [
        'The service with {counterpart}, {amount}: {title}, will not go ahead.',
        'Reason: {reason}.',
        '{side, select, provider {Your place is free for others.} other {Your agent sees this and looks at the other proposals.}}',
      ],
    },
    'service-outcome-withdrawn': {
      subject: 'Invitation withdrawn: {title}',
      body: [
        'The invitation about {amount}: {title}, with {counterpart}, no longer holds. You need not answer it.',
        'Reason: {reason}.',
      ],
    },
    'service-engagement-agreed': {
      subject: '{side, select, enterprise {Agreed with {provider}: {title}} provider {Agreed with {enterprise}: '
        + '{amount}, {title}} other {Service agreed: {enterprise} and {provider}}}',
      body: [
        '{side, select, enterprise {You and {provider} both said yes to {amount}: {title}.} provider {You and '
          + '{enterprise} both said yes to {amount}: {title}.} other {{enterprise} and {provider} both said yes to '
          + '{amount}: {title}.}}',
        'It is needed by {deadline, date, long}.',
        '{side, select, cda {Both sides have been told.} other {Agree on days, place and payment with each other '
          + 'now. Your agent helps if you wish.}}',
        '{side, select, cda {} other {{hasContact, select, yes {You can reach {side, select, provider '
          + '{{enterprise}} other {{provider}}} at {contact}.} other {Your agent puts you in contact.}}}}',
      ],
    },
    'service-proposals-to-review': {
      subject: '{count, plural, one {# new provider} other {# new providers}} to review: {title}',
      body: [
        '{count, plural, one {# provider that fits waits} other {# providers that fit wait}} for your decision: {title}.',
      ],
    },
    'service-need-ended': {
      subject: '{how, select, expired {Expired} withdrawn {Withdrawn} other {Met}}: {title}',
      body: [
        '{side, select, enterprise {Your need} other {The need}} “{title}” {how, select,'
          + ' expired {has expired: the last day on which it would have been of use has passed.}'
          + ' withdrawn {was withdrawn.}'
          + ' other {is met: all of it is agreed with providers.}}',
        'It is no longer proposed to providers; open invitations have ended.',
      ],
    },
    'service-opening-to-review': {
      subject: 'A need to confirm: {title}',
      body: [
        '{enterprises, plural, one {# enterprise misses} other {# enterprises miss}}'
          + ' {lots, plural, one {# open lot} other {# open lots}} for the same reason. A service could help: {title}.',
        'Please confirm this need for those who have it, or dismiss it with a reason.',
      ],
    },
  },
  reasons: {
    times_unclear: 'when exactly it is held',
    content_unclear: 'what exactly it consists of',
    enterprise_preference: 'the enterprise prefers another provider',
    provider_overloaded: 'the provider already has a lot of work',
    funding_unclear: 'it is not clear who pays',
    better_alternative: 'another provider fits better this time',
    data_outdated: 'the data about the provider is out of date',
    provider_silent: 'the provider did not answer in time',
    active: 'the provider is not active at the moment',
    code: 'the provider no longer offers what is needed',
    capacity: 'there is no longer a free place',
    place: 'the way is too long',
    outranked: 'other providers fit better now',
    deadline_past: 'the last day on which it is of use has passed',
    need_withdrawn: 'the enterprise no longer needs it',
    need_expired: 'the last day on which it is of use has passed',
    need_met: 'others meet the need already',
    need_covered: 'others meet the need already',
  },
};
