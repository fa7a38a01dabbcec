// Which sites of enterprises are one spot on the map.
import { describe, expect, it } from '@jest/globals';
import { sitesOf, spotsIn, zoomed, type Site } from '../src/enterprises/map.js';

const site = (name: string): Site => ({ enterpriseId: name, name, town: '', longitude: 0, latitude: 0 });
const window = { width: 400, height: 300, cell: 40 };

describe('the map of enterprises', () => {
  it('shows every site of every enterprise', () => {
    const place = { latitude: 8.5, longitude: 39.3 };
    const sites = sitesOf([{ id: 'a', name: 'A', sites: [{ town: 'Adama', ...place }, { town: null, ...place }] }, { id: 'b', name: 'B', sites: [] }]);
    expect(sites).toEqual([{ enterpriseId: 'a', name: 'A', town: 'Adama', ...place }, { enterpriseId: 'a', name: 'A', town: '', ...place }]);
  });

  it('makes one spot of what is close, in the middle of it, and leaves out what is outside', () => {
    const sites = [[site('a'), 10, 10], [site('b'), 20, 30], [site('c'), 300, 200], [site('far'), 900, 10]] as const;
    const spots = spotsIn(sites, { scale: 1, x: 0, y: 0 }, window);
    expect(spots.map(({ x, y, sites: its }) => [x, y, its.map(({ name }) => name)])).toEqual([[15, 20, ['a', 'b']], [300, 200, ['c']]]);
  });

  it('parts a spot when the map is nearer, and keeps the same spots when it is moved', () => {
    const sites = [[site('a'), 10, 10], [site('b'), 20, 30]] as const;
    expect(spotsIn(sites, { scale: 4, x: 0, y: 0 }, window)).toHaveLength(2);
    expect(spotsIn(sites, { scale: 1, x: 33, y: 17 }, window)).toEqual([expect.objectContaining({ x: 48, y: 37 })]);
  });

  it('loses none of 5,000 sites', () => {
    const sites = Array.from({ length: 5_000 }, (_, index) => [site(String(index)), (index * 37) % 400, (index * 91) % 300] as const);
    const spots = spotsIn(sites, { scale: 1, x: 0, y: 0 }, window);
    expect(spots.reduce((sum, spot) => sum + spot.sites.length, 0)).toBe(5_000);
  });

  it('zooms about a point, within bounds', () => {
    expect(zoomed({ scale: 1, x: 0, y: 0 }, 2, { x: 100, y: 50 })).toEqual({ scale: 2, x: -100, y: -50 });
    expect(zoomed({ scale: 400, x: 0, y: 0 }, 2, { x: 100, y: 50 }).scale).toBe(400);
  });
});
