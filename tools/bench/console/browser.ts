// A real browser, and pages in it of whoever is signed in: each with a cold cache of its own.
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { findChromium } from '#servers';
import type { Desk } from './desk.js';

/** Throws when there is none: then nothing can be measured. */
export async function openBrowser(): Promise<Browser> {
  const { command, env } = await findChromium({ env: process.env });
  return chromium.launch({
    executablePath: command, chromiumSandbox: false, env: { ...process.env, ...env } as Record<string, string>,
    args: ['--disable-dev-shm-usage', '--disable-gpu'],
  });
}

/** Runs `work` on a page of a fresh context that has the session; `script` runs in each page before everything else. */
export async function onPage<T>(
  browser: Browser, { url, cookies }: Desk, work: (page: Page) => Promise<T>, { script, ...options }: BrowserContextOptions & { script?: string } = {},
): Promise<T> {
  const context = await browser.newContext({ baseURL: url, viewport: { width: 1280, height: 800 }, locale: 'en', reducedMotion: 'reduce', ...options });
  try {
    await context.addCookies(cookies);
    await context.addInitScript("if (location.protocol !== 'about:') localStorage.setItem('linkwright.tour', 'seen');");
    if (script !== undefined) await context.addInitScript(script);
    const page = await context.newPage();
    page.setDefaultTimeout(120_000);
    return await work(page);
  } finally {
    await context.close();
  }
}

/** For scripts in the page: runs `then` once the frame that is being made has been drawn. */
export const afterPaint = `const afterPaint = (then) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = then;
  port2.postMessage(null);
};`;
