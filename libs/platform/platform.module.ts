// Makes the platform's parts and the config injectable everywhere in an app.
import { Module, type DynamicModule, type Provider, type Type } from '@nestjs/common';

@Module({})
export class PlatformModule {}

/** A root module: the given values for all, then the app's own module. */
export function rootModule(
  values: readonly [token: Type | symbol, value: unknown][],
  app: Type | DynamicModule,
): DynamicModule {
  const providers: Provider[] = values.map(([provide, useValue]) => ({ provide, useValue }));
  const platform: DynamicModule = {
    module: PlatformModule,
    global: true,
    providers,
    exports: values.map(([token]) => token),
  };
  return { module: RootModule, imports: [platform, app] };
}

@Module({})
class RootModule {}
