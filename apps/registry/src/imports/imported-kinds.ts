// Finds what is known of the kind of an import.
import { Injectable } from '@nestjs/common';
import type { ImportKind } from '#contracts/registry/imports.js';
import { EnterpriseImporter } from './enterprise-importer.js';
import type { ImportedKind } from './imported-kind.js';
import { ProviderImporter } from './provider-importer.js';

@Injectable()
export class ImportedKinds {
  private readonly kinds: Readonly<Record<ImportKind, ImportedKind>>;

  constructor(enterprises: EnterpriseImporter, providers: ProviderImporter) {
    this.kinds = { enterprises, providers };
  }

  of(kind: ImportKind): ImportedKind {
    return this.kinds[kind];
  }
}
