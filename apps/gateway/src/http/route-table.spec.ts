import { describe, expect, it } from '@jest/globals';
import { Controller, Get, Module, type Type } from '@nestjs/common';
import { DiscoveryModule, MetadataScanner, NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Me } from '#contracts/http.js';
import type { Call } from './call.js';
import { Endpoint, Page } from './endpoint.js';
import { RouteTable } from './route-table.js';

@Controller()
class Declared {
  @Endpoint({ method: 'GET', path: '/v1/me/:id', allow: ['cda'], reply: Me, summary: 'Me' })
  async me(_call: Call<{ params: 'id' }>): Promise<Me> {
    throw new Error('not called');
  }

  @Page({ method: 'GET', path: '/docs', summary: 'Docs' })
  docs(): string {
    return '';
  }
}

@Controller()
class Forgotten {
  @Get('/v1/secrets')
  secrets(): string {
    return 'everything';
  }
}

async function boot(
  controllers: Type[],
  addRoute?: (app: NestFastifyApplication) => void,
): Promise<RouteTable> {
  @Module({ imports: [DiscoveryModule], controllers, providers: [RouteTable, MetadataScanner] })
  class TestModule {}
  const app = await NestFactory.create<NestFastifyApplication>(TestModule, new FastifyAdapter(), {
    logger: false,
    abortOnError: false,
  });
  const routes = app.get(RouteTable);
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRoute', ({ method, url }) => {
      for (const each of [method].flat()) routes.served.push({ method: each, path: url });
    });
  addRoute?.(app);
  try {
    await app.init();
  } finally {
    await app.close();
  }
  return routes;
}

describe('the boot', () => {
  it('works when every route is declared', async () => {
    await expect(boot([Declared])).resolves.toBeInstanceOf(RouteTable);
  });

  it('fails for a controller method without @Endpoint', async () => {
    await expect(boot([Declared, Forgotten])).rejects.toThrow(
      'Declare with @Endpoint or @Page, or remove: GET /v1/secrets',
    );
  });

  it('fails for a route that a plugin adds', async () => {
    await expect(
      boot([Declared], (app) => {
        app
          .getHttpAdapter()
          .getInstance()
          .delete('/v1/everything', () => '');
      }),
    ).rejects.toThrow('DELETE /v1/everything');
  });
});

describe('methodsAt', () => {
  it('knows the methods of an address, whatever the query', async () => {
    const routes = await boot([Declared]);
    expect(routes.methodsAt('/v1/me/7?x=1')).toEqual(['GET', 'HEAD']);
    expect(routes.methodsAt('/v1/me')).toEqual([]);
    expect(routes.methodsAt('/v1/me/7/8')).toEqual([]);
  });
});
