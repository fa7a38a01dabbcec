// The readable documentation, made from the OpenAPI document alone: no script, works offline and on a phone.
import { html, pageOf, type Html } from '../pages/html.js';
import { docsStyle } from '../pages/styles.js';
import { curlFor } from './curl.js';
import type { Json } from './schemas.js';
import { fieldsOf, typeOf } from './type-words.js';

export interface Operation {
  operationId: string;
  tags: string[];
  summary: string;
  description: string;
  parameters: Json[];
  requestBody?: { content: Record<string, { schema: Json; example?: unknown }> };
  responses: Record<
    string,
    {
      description: string;
      headers?: Record<string, Json>;
      content?: Record<string, { schema: Json; examples?: Record<string, Json> }>;
    }
  >;
}
interface Listed {
  path: string;
  method: string;
  operation: Operation;
}

/** The page for a document of `openApiDocument`. */
export function docsPage(document: Json): string {
  const info = document['info'] as { title: string; description: string };
  const tags = document['tags'] as { name: string; description: string }[];
  const components = document['components'] as {
    schemas: Record<string, Json>;
    parameters: Record<string, Json>;
  };
  const operations = Object.entries(document['paths'] as Record<string, Record<string, Operation>>).flatMap(
    ([path, methods]) =>
      Object.entries(methods).map(([method, operation]): Listed => ({ path, method, operation })),
  );
  const within = (tag: string) => operations.filter(({ operation }) => operation.tags.includes(tag));
  return pageOf({
    title: info.title,
    language: 'en',
    style: docsStyle,
    index: true,
    body: html`<nav aria-label="Documentation"><ul><li><a href="/">Linkwright</a></li><li><a href="/docs/errors">Errors</a></li>
<li><a href="/openapi.json">openapi.json</a></li><li><a href="#schemas">Schemas</a></li></ul>
${tags.map(
  ({ name }) =>
    html`<h2>${name}</h2><ul>${within(name).map(
      ({ operation }) => html`<li><a href="#${operation.operationId}">${operation.summary}</a></li>`,
    )}</ul>`,
)}</nav>
<main><h1>${info.title}</h1>${info.description.split('\n\n').map((each) => html`<p>${inlineMarks(each)}</p>`)}
${tags.map(
  ({ name, description }) => html`<section><h2 id="tag-${name}">${name}</h2><p>${description}</p>
${within(name).map((each) => operationPart(each, components))}</section>`,
)}
<section><h2 id="schemas">Schemas</h2>${Object.entries(components.schemas).map(([name, schema]) => schemaPart(name, schema))}</section></main>`,
  });
}

function operationPart(
  { path, method, operation }: Listed,
  components: { parameters: Record<string, Json> },
): Html {
  const parameters = operation.parameters.map((each) => resolve(each, components.parameters));
  const [media, body] = Object.entries(operation.requestBody?.content ?? {})[0] ?? [];
  return html`<article><h3 id="${operation.operationId}">${operation.summary}</h3>
<p class="op"><b>${method.toUpperCase()}</b>${path}</p>
${operation.description.split('\n\n').map((each) => html`<p>${inlineMarks(each)}</p>`)}
${
  parameters.length > 0 &&
  html`<table><thead><tr><th>Parameter</th><th>In</th><th>Type</th><th>Meaning</th></tr></thead><tbody>
${parameters.map(
  (
    each,
  ) => html`<tr><td><code>${each['name'] as string}</code>${each['required'] ? ' *' : ''}</td><td>${each['in'] as string}</td>
<td>${typeOf(each['schema'] as Json)}</td><td>${(each['description'] ?? '') as string}</td></tr>`,
)}</tbody></table>`
}
${media && body && html`<p>Body: ${typeOf(body.schema)} <span class="soft">(${media})</span></p>`}
<pre>${curlFor(path, method, operation, parameters)}</pre>
<table><thead><tr><th>Status</th><th>Answer</th></tr></thead><tbody>
${Object.entries(operation.responses).map(([status, response]) => html`<tr><td>${status}</td><td>${answer(response)}</td></tr>`)}
</tbody></table></article>`;
}

/** What comes back, with the headers that carry meaning; every error code links to what to do about it. */
function answer({ description, content = {}, headers = {} }: Operation['responses'][string]): Html {
  const schema = content['application/json']?.schema;
  const codes = content['application/problem+json']?.examples ?? {};
  const words = description.split('`').map((part) =>
    part in codes ? html`<a href="/docs/errors#${part}"><code>${part}</code></a>` : html`${part}`,
  );
  const named = Object.keys(headers).filter((name) => name !== 'X-Request-Id');
  return html`${schema ? typeOf(schema) : words}${named.map((name) => html`, header <code>${name}</code>`)}`;
}

function schemaPart(name: string, schema: Json): Html {
  const description = schema['description'] as string | undefined;
  return html`<article><h3 id="schema-${name}">${name}</h3>${description && html`<p>${description}</p>`}${fieldsOf(schema)}</article>`;
}

function resolve(node: Json, parameters: Record<string, Json>): Json {
  const ref = node['$ref'];
  return typeof ref === 'string' ? (parameters[ref.slice(ref.lastIndexOf('/') + 1)] ?? node) : node;
}

/** `code` and **strong** of the descriptions. */
function inlineMarks(text: string): Html[] {
  return text.split(/(`[^`]+`|\*\*[^*]+\*\*)/).map((part) => {
    if (part.startsWith('`')) return html`<code>${part.slice(1, -1)}</code>`;
    return part.startsWith('**') ? html`<strong>${part.slice(2, -2)}</strong>` : html`${part}`;
  });
}
