// The words of the OpenAPI document that belong to no single route.

export const about = {
  title: 'Linkwright API',
  version: '1.0.0',
  summary: 'Business linkages in industrial clusters: requirements, proposals, decisions, replies, linkages.',
  description: [
    'A buyer posts a requirement; every lot is matched against the enterprises of the cluster; the cluster development agent ' +
      '(CDA) decides on each proposal; both sides are invited and answer; two times yes is a linkage. In the same way the service ' +
      'needs of enterprises meet the offers of providers.',
    '**Credentials.** `Authorization: Bearer lw_…`, or in a browser a session, see POST /v1/sessions; the header counts before the cookie. ' +
      'A session sends `X-CSRF-Token` with everything but GET. Each operation names the scope that a key needs. What you see and may do depends on the role, organisation and clusters of your account.',
    '**Repeating.** Every POST carries an `Idempotency-Key`; repeat it with the same key when no answer came, and nothing is done twice.',
    '**Changing.** What two people can change carries a `version`, also as `ETag`; send it back as `If-Match`.',
    '**Pages.** Lists answer `items` and `nextCursor`; pass it as `?cursor=` with the same filters until it is null.',
    '**Errors.** `application/problem+json` (RFC 9457) with a stable `code`, the `requestId` and the wrong `fields`; all codes are on /docs/errors.',
    '**Limits.** 600 requests per account and minute unless configured otherwise; 429 says in `Retry-After` how long to wait. Bodies up to 256 KB.',
  ].join('\n\n'),
  license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
};

export const tags = [
  { name: 'me', description: 'The account behind your key' },
  { name: 'clusters', description: 'A place and a trade, with weights and policies of matching' },
  { name: 'codes', description: 'The classification of goods, with units and synonyms' },
  { name: 'correspondences', description: 'What codes of one classification are in another' },
  { name: 'enterprises', description: 'Who makes what, how much, and how well' },
  { name: 'claim-questions', description: 'Whether claims of enterprises that grew old still hold: one question at a time, and its answer' },
  { name: 'duplicates', description: 'Enterprises that are likely one, with every reason and its weight' },
  { name: 'inclusion', description: 'How many enterprises of a cluster are in each inclusion category' },
  { name: 'imports', description: 'Many records at once' },
  { name: 'buyers', description: 'Organisations that post requirements' },
  { name: 'providers', description: 'Institutions and firms that sell services' },
  { name: 'accounts', description: 'Who may sign in, and with which keys' },
  { name: 'sessions', description: 'Signing in' },
  { name: 'passwords', description: 'Setting a password with a link' },
  { name: 'password-resets', description: 'Asking for such a link' },
  { name: 'consents', description: 'What people agreed to be written to about' },
  { name: 'person-data', description: 'Everything that is held of a person' },
  { name: 'person-erasures', description: 'Erasures of people’s data, and how far they are' },
  { name: 'audit', description: 'What was done, by whom, to what' },
  { name: 'requirements', description: 'What buyers need, in lots' },
  { name: 'lots', description: 'The divisible parts of a requirement' },
  { name: 'match-runs', description: 'What was computed for a lot' },
  { name: 'proposals', description: 'Suggestions with their arithmetic, and the decisions of the CDA' },
  { name: 'allocations', description: 'Lots that were split over several enterprises, and what became of each share' },
  { name: 'invitations', description: 'What both sides are asked, and what they answer' },
  { name: 'linkages', description: 'What both sides agreed to' },
  { name: 'service-offers', description: 'What providers sell to the enterprises of a cluster' },
  { name: 'service-needs', description: 'What enterprises lack, matched with offers' },
  { name: 'gaps', description: 'What is needed and not offered' },
  { name: 'service-proposals', description: 'Providers for a need with their arithmetic, and the decisions of the CDA' },
  { name: 'service-invitations', description: 'What enterprise and provider are asked, and what they answer' },
  { name: 'service-engagements', description: 'Services that both sides agreed to' },
  { name: 'notifications', description: 'Your feed' },
  { name: 'deliveries', description: 'Messages sent, failed and sent again' },
  { name: 'webhook-endpoints', description: 'Where your systems are called when something happens' },
  { name: 'webhook-deliveries', description: 'Calls made to them, and calls made again' },
];
