// HTML as text that cannot be broken out of: every value is escaped unless it is HTML made here.
import { directionOf } from '#language';

export class Html {
  constructor(readonly text: string) {}
  toString(): string {
    return this.text;
  }
}

type Piece = string | number | Html | null | undefined | false | readonly Piece[];

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export const escape = (value: string): string => value.replace(/[&<>"']/g, (mark) => entities[mark] ?? mark);

const print = (piece: Piece): string => {
  if (piece === null || piece === undefined || piece === false) return '';
  if (piece instanceof Html) return piece.text;
  return Array.isArray(piece) ? piece.map((each) => print(each as Piece)).join('') : escape(String(piece));
};

/** A template whose values are escaped; null, undefined and false print nothing, lists print each item. */
export function html(strings: TemplateStringsArray, ...values: readonly Piece[]): Html {
  return new Html(
    strings.map((text, index) => text + (index < values.length ? print(values[index]) : '')).join(''),
  );
}

export interface Document {
  title: string;
  language: string;
  style: string;
  body: Html;
  index?: boolean;
}

/** A complete page. */
export function pageOf({ title, language, style, body, index = false }: Document): string {
  return `<!doctype html>${html`<html lang="${language}" dir="${directionOf(language)}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">${index ? null : html`<meta name="robots" content="noindex">`}
<title>${title}</title><link rel="icon" href="data:,"><style>${new Html(style)}</style></head><body>${body}</body></html>`}`;
}
