// A browser and its system by name, as far as what it says of itself tells.
const browsers: [pattern: RegExp, name: string][] = [
  [/Edg(e|A|iOS)?\//, 'Edge'], [/OPR\/|Opera/, 'Opera'], [/SamsungBrowser\//, 'Samsung Internet'], [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'], [/Safari\//, 'Safari'],
];
const systems: [pattern: RegExp, name: string][] = [
  [/Android/, 'Android'], [/iPhone|iPad|iPod/, 'iOS'], [/Windows/, 'Windows'], [/CrOS/, 'ChromeOS'], [/Mac OS X/, 'macOS'], [/Linux/, 'Linux'],
];

const nameIn = (known: typeof browsers, text: string) => known.find(([pattern]) => pattern.test(text))?.[1];

/** “Chrome, Android”; the text itself where no browser is known in it. */
export function browserName(userAgent: string): string {
  const browser = nameIn(browsers, userAgent);
  return browser === undefined ? userAgent : [browser, nameIn(systems, userAgent)].filter((each) => each !== undefined).join(', ');
}
