// What kind of message it is, by the name of its template, which services begin with a word of their own.
const kinds = ['invitation', 'reminder', 'question', 'confirm', 'outcome', 'agreed', 'reply', 'unreached', 'review', 'ended', 'opening', 'claim', 'claimAnswered', 'password', 'webhookOff'] as const;
export type MessageKind = (typeof kinds)[number] | 'other';

const renamed: Readonly<Record<string, MessageKind>> = {
  'reply-given': 'reply', 'not-reached': 'unreached', 'proposals-to-review': 'review', 'requirement-ended': 'ended', 'need-ended': 'ended', 'opening-to-review': 'opening',
  'claim-question': 'claim', 'claim-answered': 'claimAnswered', 'password-link': 'password', 'webhook-off': 'webhookOff',
};

/** For `linkages:template.…`. */
export function messageOf(template: string): MessageKind {
  const plain = template.replace(/^service-/, '');
  if (plain.startsWith('outcome-')) return 'outcome';
  if (plain.endsWith('-agreed')) return 'agreed';
  return renamed[plain] ?? kinds.find((each) => each === plain) ?? 'other';
}
