// How somebody without a mouse finds things on a page.
import type { Page } from 'playwright-core';

/** Waits for the page with this title. */
export const heading = (page: Page, name: RegExp | string) => page.getByRole('heading', { level: 1, name }).waitFor();

/** What has the focus, by the words that are read out for it. */
const focused = (page: Page) => page.evaluate<string>(`(() => {
  const at = document.activeElement;
  return (at.getAttribute('aria-label') ?? at.labels?.[0]?.textContent ?? at.textContent ?? '').trim();
})()`);

/** Presses Tab until what is called so has the focus. */
export async function tabTo(page: Page, name: RegExp): Promise<void> {
  const passed: string[] = [];
  for (let presses = 0; presses < 90; presses += 1) {
    await page.keyboard.press('Tab');
    const now = await focused(page);
    if (name.test(now)) return;
    passed.push(now.slice(0, 40));
  }
  throw new Error(`Tab never comes to ${name}, only to: ${[...new Set(passed)].join(' | ')}`);
}

/** Tabs to what is called so and presses the key on it. */
export async function press(page: Page, name: RegExp, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press(key);
}

/** Tabs to the link and waits for the page it leads to. */
export async function follow(page: Page, name: RegExp, to: RegExp | string): Promise<void> {
  await press(page, name);
  await heading(page, to);
}

export async function typeInto(page: Page, name: RegExp, text: string): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.type(text);
}

/** Whether the browser would ask before it closes the page. */
export const asksOnClosing = (page: Page) => page.evaluate<boolean>(`!window.dispatchEvent(new Event('beforeunload', { cancelable: true }))`);
