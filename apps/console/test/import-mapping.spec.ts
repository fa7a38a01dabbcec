// What is said of the headings of a file.
import { describe, expect, it } from '@jest/globals';
import { mappingOf, takenTwice } from '../src/imports/mapping.js';

describe('the mapping of an import', () => {
  it('says what was chosen now and what this file was told before', () => {
    const columns = [
      { heading: 'Firma', column: 'name', by: 'mapping', nearest: null }, { heading: 'size', column: 'size', by: 'name', nearest: null },
      { heading: 'Remarks', column: null, by: 'unknown', nearest: null },
    ] as const;
    expect(mappingOf(columns, { Remarks: 'evidence' })).toEqual({ Firma: 'name', Remarks: 'evidence' });
    expect(mappingOf(columns, { Firma: null })).toEqual({ Firma: null });
  });

  it('finds columns that are taken twice, never what is left out', () => {
    expect([...takenTwice(['name', null, 'size', 'name', null])]).toEqual(['name']);
  });
});
