// A command line for each operation that can be pasted; $URL and $KEY stand for the address and the API key.
import type { Operation } from './docs-page.js';
import type { Json } from './schemas.js';

export function curlFor(
  path: string,
  method: string,
  operation: Operation,
  parameters: readonly Json[],
): string {
  const wants = (name: string) => parameters.some((each) => each['name'] === name);
  const query = parameters
    .filter((each) => each['in'] === 'query' && each['required'])
    .map((each) => `${String(each['name'])}=…`);
  const address = `$URL${path.replace(/\{(\w+)\}/g, (_all, name: string) => `$${name.toUpperCase()}`)}${query.length > 0 ? `?${query.join('&')}` : ''}`;
  const [media, body] = Object.entries(operation.requestBody?.content ?? {})[0] ?? [];
  return [
    `curl -sS${method === 'get' ? '' : ` -X ${method.toUpperCase()}`} "${address}"`,
    '-H "Authorization: Bearer $KEY"',
    ...(wants('Idempotency-Key') ? ['-H "Idempotency-Key: $(cat /proc/sys/kernel/random/uuid)"'] : []),
    ...(wants('If-Match') ? [`-H 'If-Match: "1"'`] : []),
    ...(media ? [`-H 'Content-Type: ${media}'`] : []),
    ...(media === 'text/csv' || media === 'application/octet-stream' ? ['--data-binary @enterprises.csv'] : []),
    ...(media === 'application/json'
      ? [`-d '${JSON.stringify(body?.example ?? {}).replaceAll("'", `'\\''`)}'`]
      : []),
  ].join(' \\\n  ');
}
