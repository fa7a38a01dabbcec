// The starter classification: a tree that people in four languages find their goods in.
import { describe, expect, it } from '@jest/globals';
import { buildCodeTree, unitOf } from '#engine';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CodeSearch } from './code-search.js';
import { readStarter } from './starter.js';

const { scheme, version, codes } = readStarter();
const search = new CodeSearch(codes);
const first = (text: string, language = 'en') => search.find(text, language, 5)[0];

describe('the starter classification', () => {
  it('has the goods of the demo trades, in three or four levels', () => {
    expect(scheme).toBe('LINKWRIGHT-STARTER');
    expect(version).toBeGreaterThanOrEqual(1);
    expect(codes.length).toBeGreaterThanOrEqual(90);
    const tree = buildCodeTree(codes);
    const leaves = codes.filter(({ code }) => !codes.some(({ parent }) => parent === code));
    for (const { code } of leaves) expect([2, 3, 4]).toContain(tree.path(code).length);
  });

  it('says everything in English, French, Amharic and Hindi, with units and a code below its parent', () => {
    for (const { code, labels, unit, parent } of codes) {
      expect([code, ...Object.keys(labels)]).toEqual([code, 'en', 'fr', 'am', 'hi']);
      expect(`${code} ${labels['am']}`).toMatch(/ [\p{Script=Ethiopic} ]+$/u);
      expect(`${code} ${labels['hi']}`).toMatch(/ [\p{Script=Devanagari} ,-]+$/u);
      expect(unitOf(unit)?.code).toBe(unit);
      if (parent !== null) expect(code.startsWith(`${parent}.`)).toBe(true);
    }
  });

  it('finds neighbours alike enough to be proposed, and strangers not', () => {
    const tree = buildCodeTree(codes);
    expect(tree.similarity('TX.GAR.TOP.POLO', 'TX.GAR.TOP.TSHIRT')).toBe(0.75);
    expect(tree.similarity('TX.GAR.TOP.POLO', 'TX.GAR.BTM.JEANS')).toBe(0.5);
    expect(tree.similarity('TX.GAR.TOP.POLO', 'WD.FUR.CHAIR')).toBe(0);
  });

  it.each([
    ['polo', 'en', 'TX.GAR.TOP.POLO'],
    ['polo shirts', 'en', 'TX.GAR.TOP.POLO'],
    ['tee shirt', 'en', 'TX.GAR.TOP.TSHIRT'],
    ['uniforme scolaire', 'fr', 'TX.GAR.UNI.SCHOOL'],
    ['ecoliers', 'fr', undefined],
    ['echarpe', 'fr', 'TX.KNI.ACC.SCARF'],
    ['SÉRIGRAPHIE', 'fr', 'TX.SRV.DEC.SCREEN'],
    ['cardboard', 'en', 'PK.PAP.CARTON'],
    ['bissap', 'fr', 'FD.FRU.JUICE'],
    ['bas', 'fr', 'TX.KNI.HOS.STOCKING'],
    ['tricots de peau', 'fr', 'TX.GAR.INN.UNDER'],
    ['mise sous sachet', 'fr', 'TX.SRV.FIN.IRON'],
    ['travail à façon', 'fr', 'TX.SRV.MAK'],
    ['ISO 9001', 'en', 'BS.QUA.ISO9001'],
    ['sewing course', 'en', 'BS.TRN.STITCH'],
    ['fonds de roulement', 'fr', 'BS.FIN.WORK'],
    ['supervisor', 'en', 'BS.TRN.SUPER'],
    ['ካልሲ', 'am', 'TX.KNI.HOS.SOCK'],
    ['የተማሪዎች የደንብ', 'am', 'TX.GAR.UNI.SCHOOL'],
    ['मोज़े', 'hi', 'TX.KNI.HOS.SOCK'],
    ['स्कूल', 'hi', 'TX.GAR.UNI.SCHOOL'],
  ])('is searched for "%s"', (text, language, code) => {
    expect(first(text, language)?.code).toBe(code);
  });
});

describe('a classification file', () => {
  const read = (content: object) => {
    const folder = mkdtempSync(join(tmpdir(), 'linkwright-codes-'));
    const file = join(folder, 'codes.json');
    writeFileSync(file, JSON.stringify(content));
    try {
      return readStarter(pathToFileURL(file));
    } finally {
      rmSync(folder, { recursive: true });
    }
  };
  const code = (change: object) => ({
    code: 'A',
    parent: null,
    unit: 'C62',
    labels: { en: 'A' },
    synonyms: {},
    ...change,
  });

  it.each([
    ['a parent that is not there', [code({ parent: 'Z' })], /Z/],
    ['a code twice', [code({}), code({})], /twice/],
    ['a unit nobody knows', [code({ unit: 'armful' })], /armful/],
  ])('is refused with %s', (_what, list, message) => {
    expect(() => read({ scheme: 'X', version: 1, codes: list })).toThrow(message);
  });
});
