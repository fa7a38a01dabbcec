// Twenty texts that people may write and no page may trip over.

/** Sets what the test looks for when it runs. */
const harm = 'window.harmed=1';

export const hostileNames: readonly string[] = [
  `<script>${harm}</script>`, `<img src=x onerror="${harm}">`, `"><svg onload="${harm}">`, `javascript:${harm}`, `'-${harm}-'`, `{{constructor.constructor('${harm}')()}}`,
  `\${${harm}}`, `<style>*{display:none}</style>`, `<a href="javascript:${harm}">x</a>`, `</title></textarea><iframe srcdoc="<script>parent.${harm}</script>">`,
  '\u202Egnirts ykcirt a\u202C', '\u2066\u2067עברית العربية\u2069', 'z\u200Be\u200Br\u200Co\u200D-width\uFEFF', '😀👩‍👩‍👧‍👦🏳️‍🌈'.repeat(20), `Z${'\u0351\u0346\u0349'.repeat(60)}algo`,
  'x'.repeat(10_000), 'word '.repeat(2_000), '$t(common:appName) $t(common:menu)', '%s %d {0} {count, plural, other {x}}', '__proto__',
];

const cut = (text: string, most: number) => text.slice(0, most).toWellFormed().trim();

/** The text of this number, counted on after the last one from the first, with at most so many characters. */
export const hostile = (number: number, most: number): string => cut(hostileNames[number % hostileNames.length]!, most);

/** All of them in one text of many lines; the long ones share what the others leave. */
export function hostileTogether(most: number): string {
  const short = hostileNames.filter(({ length }) => length <= 100);
  const long = hostileNames.filter(({ length }) => length > 100);
  const left = most - short.join('\n').length - long.length;
  return cut([...short, ...long.map((text) => cut(text, Math.max(10, Math.floor(left / long.length))))].join('\n'), most);
}

const beginnings = hostileNames.map((text) => text.slice(0, 5));
export const isHostile = (text: string): boolean => beginnings.some((beginning) => text.includes(beginning));
