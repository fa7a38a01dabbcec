// Takes pictures of the console with a real browser: signed in by the demo's page, still, and as small as they can be looked at.
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { findChromium } from '#servers';

export const sizes = { desktop: { width: 1280, height: 800 }, phone: { width: 360, height: 740 } } as const;
export type Size = keyof typeof sizes;

/** A long page is cut after so many windows. */
const windows = 1.4;
const quality = 55;

export interface Light {
  language: string;
  dark: boolean;
}

export class Camera {
  private constructor(
    private readonly browser: Browser,
    private readonly url: string,
    private readonly light: Light,
  ) {}

  /** Throws when there is no browser. */
  static async open(url: string, light: Light): Promise<Camera> {
    const { command, env } = await findChromium({ env: process.env });
    const browser = await chromium.launch({
      executablePath: command, chromiumSandbox: false, env: { ...process.env, ...env } as Record<string, string>, args: ['--disable-dev-shm-usage', '--disable-gpu'],
    });
    return new Camera(browser, url, light);
  }

  /** A browser of whoever has this address; of nobody when it is null. */
  async viewer(email: string | null): Promise<Eye> {
    const { language, dark } = this.light;
    const context = await this.browser.newContext({
      baseURL: this.url, viewport: sizes.desktop, locale: language, timezoneId: 'Africa/Addis_Ababa', reducedMotion: 'reduce', colorScheme: dark ? 'dark' : 'light',
    });
    await context.addInitScript(`if (location.protocol !== 'about:') {
      localStorage.setItem('linkwright.language', ${JSON.stringify(language)});
      localStorage.setItem('linkwright.tour', 'seen');
    }`);
    if (email !== null) {
      const answer = await context.request.post('/demo', { form: { email }, headers: { origin: this.url }, maxRedirects: 0 });
      if (answer.status() !== 303) throw new Error(`${email} cannot sign in: ${answer.status()}`);
    }
    return new Eye(context, await context.newPage());
  }

  close(): Promise<void> {
    return this.browser.close();
  }
}

/** Somebody who looks at one page after another. */
export class Eye {
  constructor(
    private readonly context: BrowserContext,
    private readonly page: Page,
  ) {}

  /** The page at this path of the console, as WebP. */
  async look(path: string, size: Size): Promise<Buffer> {
    const { page } = this;
    await page.setViewportSize(sizes[size]);
    await page.goto(`/console${path}`);
    await settled(page);
    const { width, height } = sizes[size];
    const whole = await page.evaluate<number>('document.documentElement.scrollHeight');
    // What is as high as the window, as the navigation is, goes down to the end of the picture.
    const shown = { width, height: Math.max(height, Math.min(whole, Math.round(height * windows))) };
    await page.setViewportSize(shown);
    await settled(page);
    const session = await this.context.newCDPSession(page);
    const { data } = await session.send('Page.captureScreenshot', {
      format: 'webp', quality, clip: { x: 0, y: 0, ...shown, scale: 1 },
    });
    await session.detach();
    return Buffer.from(data, 'base64');
  }

  close(): Promise<void> {
    return this.context.close();
  }
}

/** Its title and its content are there, in their fonts, nothing has changed for a while, and no cursor blinks. */
async function settled(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor({ timeout: 60_000 });
  await page.locator('main .mantine-Loader-root').first().waitFor({ state: 'detached', timeout: 60_000 });
  await page.evaluate(`document.fonts.ready.then(() => new Promise((done) => {
    let timer = setTimeout(done, 600);
    const again = () => { clearTimeout(timer); timer = setTimeout(done, 600); };
    new MutationObserver(again).observe(document.body, { childList: true, subtree: true, characterData: true });
    setTimeout(done, 8000);
  })).then(() => { document.activeElement?.blur(); })`);
}
