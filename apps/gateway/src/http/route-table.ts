// Every declared route of the running gateway: the boot check, the 405s and the OpenAPI document read it.
import { Injectable, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { consoleAssets } from '../console/files.js';
import { declarationOf, type Declared } from './endpoint.js';
import { patternOf } from './path.js';

interface Route {
  declared: Declared;
  pattern: RegExp;
}

/** Routes of the platform, which answer without a declaration, and the files of the console. */
const platformRoutes = new Set(['/healthz', '/readyz', '/metrics', `${consoleAssets}*`]);

@Injectable()
export class RouteTable implements OnModuleInit, OnApplicationBootstrap {
  /** What the HTTP server really serves; filled while routes are made. */
  readonly served: { method: string; path: string }[] = [];
  private routes: Route[] = [];
  private open: ReadonlySet<string> = new Set();

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  onModuleInit(): void {
    this.routes = this.discovery
      .getControllers()
      .flatMap(({ metatype }) => (metatype ? declarationsOf(metatype.prototype as object, this.scanner) : []))
      .map((declared) => ({ declared, pattern: patternOf(declared.path) }));
    this.open = new Set(this.declared.flatMap((each) => (each.kind === 'api' && each.open ? [`${each.method} ${each.path}`] : [])));
  }

  /** Whether the route needs no credential. */
  isOpen(method: string, path: string): boolean {
    return this.open.has(`${method} ${path}`);
  }

  get declared(): Declared[] {
    return this.routes.map((route) => route.declared);
  }

  /** What is declared for a route as the server knows it. */
  declarationAt(method: string, path: string | undefined): Declared | undefined {
    const wanted = method === 'HEAD' ? 'GET' : method;
    return this.declared.find((each) => each.method === wanted && each.path === path);
  }

  /** The methods that an address takes; empty when there is no such address. */
  methodsAt(url: string): string[] {
    const path = url.split('?', 1)[0] ?? '';
    const methods = this.routes
      .filter((route) => route.pattern.test(path))
      .map((route) => route.declared.method);
    const all: string[] = methods.includes('GET') ? [...methods, 'HEAD'] : methods;
    return [...new Set(all)].sort();
  }

  /** Refuses to start when the server has a route that nobody declared: deny by default begins at the boot. */
  onApplicationBootstrap(): void {
    const known = new Set(this.routes.map(({ declared }) => `${declared.method} ${declared.path}`));
    const undeclared = this.served.filter(
      ({ method, path }) =>
        !platformRoutes.has(path) && !known.has(`${method === 'HEAD' ? 'GET' : method} ${path}`),
    );
    if (undeclared.length === 0) return;
    const names = undeclared.map(({ method, path }) => `${method} ${path}`).join(', ');
    throw new Error(`Declare with @Endpoint or @Page, or remove: ${names}`);
  }
}

/** What the methods of a controller declare. */
export function declarationsOf(prototype: object, scanner: MetadataScanner): Declared[] {
  return scanner.getAllMethodNames(prototype).flatMap((name) => {
    const declared = declarationOf((prototype as Record<string, object>)[name]!);
    return declared ? [declared] : [];
  });
}
