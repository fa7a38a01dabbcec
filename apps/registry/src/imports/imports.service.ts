// Imports enterprises from a CSV: all rows or none.
import { Injectable } from '@nestjs/common';
import { DomainError } from '#contracts/errors.js';
import type { Input, RequestContext } from '#contracts/message.js';
import type { EnterpriseImport, ImportEnterprises } from '#contracts/registry/enterprises.js';

@Injectable()
export class ImportsService {
  async run(_input: Input<typeof ImportEnterprises>, _context: RequestContext): Promise<EnterpriseImport> {
    throw new DomainError('internal', 'not built yet');
  }
}
