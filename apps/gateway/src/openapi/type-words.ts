// Says a JSON schema in words and tables for the documentation.
import { html, type Html } from '../pages/html.js';
import type { Json } from './schemas.js';

/** One phrase for a type, with links to named schemas. */
export function typeOf(schema: Json): Html {
  const ref = schema['$ref'];
  if (typeof ref === 'string') {
    const name = ref.slice(ref.lastIndexOf('/') + 1);
    return html`<a href="#schema-${name}">${name}</a>`;
  }
  const choices = (schema['anyOf'] ?? schema['oneOf']) as Json[] | undefined;
  if (choices) return html`${choices.map((each, index) => html`${index > 0 ? ' or ' : ''}${typeOf(each)}`)}`;
  if (schema['const'] !== undefined) return html`<code>${JSON.stringify(schema['const'])}</code>`;
  const values = schema['enum'] as unknown[] | undefined;
  if (values)
    return html`${values.map((value, index) => html`${index > 0 ? ', ' : ''}<code>${String(value)}</code>`)}`;
  if (schema['type'] === 'array')
    return html`list of ${typeOf((schema['items'] ?? {}) as Json)}${bounds(schema, 'minItems', 'maxItems')}`;
  const extra = schema['additionalProperties'];
  if (typeof extra === 'object' && extra !== null) return html`map to ${typeOf(extra as Json)}`;
  if (schema['type'] === 'object') return html`object`;
  const type = [schema['type'] ?? 'anything'].flat().join(' or ');
  const format = schema['format'] ? ` (${String(schema['format'])})` : '';
  const fallback = schema['default'] === undefined ? '' : `, default ${JSON.stringify(schema['default'])}`;
  return html`${type}${format}${bounds(schema, 'minimum', 'maximum')}${bounds(schema, 'minLength', 'maxLength')}${fallback}`;
}

/** The fields of an object, the branches of a union, or the type. */
export function fieldsOf(schema: Json): Html {
  const branches = schema['oneOf'] as Json[] | undefined;
  if (branches)
    return html`${branches.map((each) => html`<p>${(each['title'] ?? 'One of') as string}:</p>${fieldsOf(each)}`)}`;
  const properties = Object.entries((schema['properties'] ?? {}) as Record<string, Json>);
  if (properties.length === 0) return html`<p>${typeOf(schema)}</p>`;
  const required = new Set((schema['required'] as string[] | undefined) ?? []);
  return html`<table><thead><tr><th>Field</th><th>Type</th><th>Meaning</th></tr></thead><tbody>
${properties.map(
  ([
    name,
    each,
  ]) => html`<tr><td><code>${name}</code>${required.has(name) ? ' *' : ''}</td><td>${typeOf(each)}${nested(each)}</td>
<td>${(each['description'] ?? '') as string}</td></tr>`,
)}</tbody></table>`;
}

/** Unnamed objects show their fields in place. */
function nested(schema: Json): Html | null {
  const inner = schema['type'] === 'array' ? ((schema['items'] ?? {}) as Json) : schema;
  return inner['properties'] || inner['oneOf']
    ? html`<details><summary>fields</summary>${fieldsOf(inner)}</details>`
    : null;
}

function bounds(schema: Json, least: string, most: string): string {
  const [low, high] = [schema[least], schema[most]];
  if (low !== undefined && high !== undefined) return `, ${String(low)} to ${String(high)}`;
  if (low !== undefined) return `, at least ${String(low)}`;
  return high === undefined ? '' : `, at most ${String(high)}`;
}
