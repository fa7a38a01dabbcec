// The two style sheets, inline in their pages; the content security policy allows them by their hash.
import { createHash } from 'node:crypto';

const ground = [
  ':root{color-scheme:light dark;--ink:#1b1f24;--soft:#57606a;--line:#d0d7de;--back:#fff;--tint:#f3f5f8;--link:#0b57a4;',
  '--good:#116329;--bad:#a40e26}',
  '@media(prefers-color-scheme:dark){:root{--ink:#e6edf3;--soft:#9aa5b1;--line:#373e47;--back:#0f141a;--tint:#1a2129;',
  '--link:#6cb2ff;--good:#56d364;--bad:#ff8b8b}}',
  '*{box-sizing:border-box}body{margin:0;font:16px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--back)}',
  'a{color:var(--link)}:focus-visible{outline:3px solid var(--link);outline-offset:2px}',
].join('');

/** The documentation pages. */
export const docsStyle = `${ground}${[
  'body{display:grid;grid-template-columns:16rem minmax(0,1fr);gap:0 2rem;max-width:82rem;margin:auto;padding:0 1rem}',
  'nav{position:sticky;top:0;align-self:start;max-height:100vh;overflow:auto;padding:1.5rem 0;font-size:.85rem}',
  'nav ul{list-style:none;margin:0 0 .75rem;padding:0}nav li{margin:0}nav a{text-decoration:none;display:block;padding:.2rem 0}',
  'nav h2{font-size:.8rem;margin:.75rem 0 .1rem;color:var(--soft)}main{padding:1.5rem 0 6rem}h1{line-height:1.2;margin:.2rem 0}',
  'section{border-top:1px solid var(--line);margin-top:2rem;padding-top:1rem}article{margin:1.5rem 0 3rem}',
  'h3{margin:.5rem 0;font-size:1.1rem}.op{font:600 .95rem ui-monospace,monospace;overflow-wrap:anywhere;background:var(--tint);',
  'border:1px solid var(--line);border-radius:6px;padding:.5rem .75rem}.op b{display:inline-block;min-width:4.5rem}',
  'table{border-collapse:collapse;width:100%;margin:.5rem 0 1rem;font-size:.9rem;display:block;overflow-x:auto}',
  'th,td{text-align:start;vertical-align:top;border-bottom:1px solid var(--line);padding:.35rem .75rem .35rem 0}',
  'th{color:var(--soft);font-weight:600}code,pre{font:.85rem/1.5 ui-monospace,monospace}',
  'pre{background:var(--tint);border:1px solid var(--line);border-radius:6px;padding:.75rem;overflow:auto}',
  '.soft{color:var(--soft)}summary{cursor:pointer;min-height:24px}',
  '@media(max-width:56rem){body{display:block}nav{position:static;max-height:none;columns:2}}',
].join('')}`;

/** The reply page and every other short page. */
export const pageStyle = `${ground}${[
  'main{max-width:34rem;margin:auto;padding:1rem;overflow-wrap:break-word}h1{font-size:1.35rem;line-height:1.25;margin:.5rem 0}',
  'dl{display:grid;grid-template-columns:fit-content(40%) 1fr;gap:.25rem 1rem;margin:1rem 0;padding:.75rem;background:var(--tint);border-radius:8px}',
  'dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere}',
  'form{margin:1rem 0}fieldset{border:0;margin:0;padding:0}legend{font-weight:600;padding:0;margin:.5rem 0}',
  '.pick{border:1px solid var(--line);border-radius:8px;margin:0 0 .5rem;padding:0 .75rem .25rem}',
  '.pick>label{display:flex;align-items:center;gap:.75rem;min-height:48px;font-weight:600}',
  '.pick>label[for]{min-height:0;font-weight:400}',
  'input[type=radio]{width:24px;height:24px;flex:none;margin:0}',
  'input[type=text],input[type=password],select,textarea{font:inherit;width:100%;min-height:48px;padding:.5rem .75rem;color:inherit;',
  'background:var(--back);border:1px solid var(--soft);border-radius:8px;margin:.15rem 0 .6rem}',
  'button{font:inherit;font-weight:600;width:100%;min-height:48px;border:0;border-radius:8px;color:#fff;background:#0b57a4;margin:.5rem 0}',
  '.note{border-inline-start:4px solid var(--good);background:var(--tint);padding:.6rem .75rem;margin:1rem 0}',
  '.note.bad{border-color:var(--bad)}.soft{color:var(--soft)}',
  '.langs{margin-inline:-.5rem}.langs a{display:inline-flex;align-items:center;min-height:48px;min-width:48px;padding:0 .5rem}',
].join('')}`;

/** The hashes for style-src. */
export const styleSources = (): string[] =>
  [docsStyle, pageStyle].map((style) => `'sha256-${createHash('sha256').update(style).digest('base64')}'`);
