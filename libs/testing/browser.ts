// A real browser for tests: one for each test file, with a fresh context for whoever uses it, and an account of all that went wrong in it.
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core';
import { findChromium, ServerMissing, type Program } from '#servers';

/** Whether there is a browser; a test file without one says so loudly and skips. */
export async function browserProgram(): Promise<Program | null> {
  try {
    return await findChromium({ env: process.env });
  } catch (error) {
    if (!(error instanceof ServerMissing)) throw error;
    console.warn(`\n!!! THE CONSOLE IS NOT TESTED: ${error.message}\n`);
    return null;
  }
}

/** Starts the browser; whoever does closes it. */
export function startBrowser({ command, env }: Program): Promise<Browser> {
  return chromium.launch({
    executablePath: command, chromiumSandbox: false, env: { ...process.env, ...env } as Record<string, string>,
    args: ['--disable-dev-shm-usage', '--disable-gpu'],
  });
}

/** What a context may be besides playwright's own options. */
export interface VisitOptions extends BrowserContextOptions {
  /** The language chosen in the console; English unless given. */
  language?: string;
  /** Errors that are expected here, e.g. a 401 that the browser writes to its console. */
  expected?: RegExp;
  /** Whether the guided tour opens, as it does for whoever is new. */
  tour?: boolean;
}

/** Somebody at a browser of their own. */
export interface Visit {
  context: BrowserContext;
  page: Page;
  /** What the browser complained of so far: errors on its console, errors nobody caught, what the content policy refused, dialogs. */
  complaints: string[];
  close(): Promise<void>;
}

/** A fresh context with one page. */
export async function visit(browser: Browser, url: string, { language = 'en', expected, tour = false, ...options }: VisitOptions = {}): Promise<Visit> {
  const context = await browser.newContext({ baseURL: url, viewport: { width: 1280, height: 800 }, locale: language, reducedMotion: 'reduce', ...options });
  // Chosen once, not again on every page; what has no address has no store.
  await context.addInitScript(`if (location.protocol !== 'about:' && localStorage.getItem('linkwright.language') === null) {
      localStorage.setItem('linkwright.language', ${JSON.stringify(language)});
      ${tour ? '' : "localStorage.setItem('linkwright.tour', 'seen');"}
    }
    document.addEventListener('securitypolicyviolation', (event) => console.error('content policy refused ' + event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sample));`);
  const complaints: string[] = [];
  const complain = (what: string) => {
    if (expected === undefined || !expected.test(what)) complaints.push(what);
  };
  context.on('console', (message) => {
    if (message.type() === 'error') complain(`console: ${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (error) => complain(`not caught: ${error.error().message}`));
  context.on('dialog', (dialog) => {
    complain(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  const page = await context.newPage();
  return { context, page, complaints, close: () => context.close() };
}
