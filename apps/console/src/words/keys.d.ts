// The texts that exist, read off the English ones: an unknown key does not compile.
import type common from './en/common.json';
import type session from './en/session.json';
import type home from './en/home.json';
import type queue from './en/queue.json';
import type explanation from './en/explanation.json';
import type arithmetic from './en/arithmetic.json';
import type rules from './en/rules.json';
import type requirements from './en/requirements.json';
import type linkages from './en/linkages.json';
import type splits from './en/splits.json';
import type gaps from './en/gaps.json';
import type enterprises from './en/enterprises.json';
import type duplicates from './en/duplicates.json';
import type imports from './en/imports.json';
import type settings from './en/settings.json';
import type invitations from './en/invitations.json';
import type provider from './en/provider.json';
import type reasons from './en/reasons.json';
import type notifications from './en/notifications.json';
import type tour from './en/tour.json';
import type problems from './en/problems.json';
import type units from './en/units.json';
import type fields from './en/fields.json';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: {
      common: typeof common;
      session: typeof session;
      home: typeof home;
      queue: typeof queue;
      explanation: typeof explanation;
      arithmetic: typeof arithmetic;
      rules: typeof rules;
      requirements: typeof requirements;
      linkages: typeof linkages;
      splits: typeof splits;
      gaps: typeof gaps;
      enterprises: typeof enterprises;
      duplicates: typeof duplicates;
      imports: typeof imports;
      settings: typeof settings;
      invitations: typeof invitations;
      provider: typeof provider;
      reasons: typeof reasons;
      notifications: typeof notifications;
      tour: typeof tour;
      problems: typeof problems;
      units: typeof units;
      fields: typeof fields;
    };
  }
}
