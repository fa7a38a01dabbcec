import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { runs } from '#testing/depth.js';
import { html, pageOf } from './html.js';

describe('html', () => {
  it('lets no value out of its place', () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        const text = html`<p title="${value}">${value}</p>`.text;
        expect(text.match(/[<>"]/g)).toEqual(['<', '"', '"', '>', '<', '>']);
      }),
      { numRuns: runs(200) },
    );
  });

  it('keeps HTML made here, joins lists, and leaves out what is absent', () => {
    expect(
      html`<ul>${['a', '&'].map((each) => html`<li>${each}</li>`)}</ul>${null}${undefined}${false}${0}`.text,
    ).toBe('<ul><li>a</li><li>&amp;</li></ul>0');
  });
});

describe('pageOf', () => {
  it('says language and direction', () => {
    const page = (language: string) => pageOf({ title: 't', language, style: '', body: html`x` });
    expect(page('fr')).toContain('<html lang="fr" dir="ltr">');
    expect(page('ar')).toContain('<html lang="ar" dir="rtl">');
  });
});
