// The OpenAPI document without a running gateway: the declarations on the controllers are enough.
import { MetadataScanner } from '@nestjs/core';
import { apiControllers } from '../controllers.js';
import { declarationsOf } from '../http/route-table.js';
import { openApiDocument } from './document.js';
import type { Json } from './schemas.js';

export function apiDocument(): Json {
  const scanner = new MetadataScanner();
  return openApiDocument(
    apiControllers.flatMap((controller) => declarationsOf(controller.prototype as object, scanner)),
  );
}
