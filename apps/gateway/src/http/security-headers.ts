// The security headers of helmet, worked out once: they are the same for every reply.
import helmet from 'helmet';
import { styleSources } from '../pages/styles.js';

/** Strict for JSON and pages alike: nothing is loaded, nothing runs, nobody frames us; two style sheets are known by hash. `more` replaces directives. */
export function securityHeaders(more: Record<string, string[]> = {}): Record<string, string> {
  const headers: Record<string, string> = {};
  const reply = {
    setHeader: (name: string, value: string) => void (headers[name.toLowerCase()] = value),
    removeHeader: (name: string) => void delete headers[name.toLowerCase()],
  };
  const set = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        styleSrc: styleSources(),
        imgSrc: ["'self'", 'data:'],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        ...more,
      },
    },
    xFrameOptions: { action: 'deny' },
  });
  set({} as never, reply as never, (error?: unknown) => {
    if (error) throw error;
  });
  return headers;
}
