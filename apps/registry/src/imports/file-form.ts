// What a file of each kind may have for columns.
import type { ImportKind } from '#contracts/registry/imports.js';
import type { z } from 'zod';
import { columns, requiredColumns } from './columns.js';
import { providerColumns, requiredProviderColumns } from './provider-columns.js';

export interface FileForm {
  /** By name; `read` says what a cell may hold. The order is that of templates and exports. */
  columns: Readonly<Record<string, { read: z.ZodType }>>;
  required: readonly string[];
}

export const fileForms: Readonly<Record<ImportKind, FileForm>> = {
  enterprises: { columns, required: requiredColumns },
  providers: { columns: providerColumns, required: requiredProviderColumns },
};

export const isColumnOf = ({ columns: known }: FileForm, name: string): boolean => Object.hasOwn(known, name);
