// Where enterprises stand on the map, and which of them are too close to each other to be told apart.
import type { Schemas } from '../api/client.js';

export interface Site {
  enterpriseId: string;
  name: string;
  town: string;
  longitude: number;
  latitude: number;
}

/** The window over the map: a place of the map is seen at `place * scale + (x, y)`. */
export interface View {
  scale: number;
  x: number;
  y: number;
}

export interface Spot {
  /** The same while the map is moved. */
  key: string;
  x: number;
  y: number;
  sites: Site[];
}

/** Every site, with whose it is. */
export const sitesOf = (enterprises: readonly Schemas['SitedEnterprise'][]): Site[] =>
  enterprises.flatMap(({ id, name, sites }) => sites.map(({ town, latitude, longitude }) => ({ enterpriseId: id, name, town: town ?? '', longitude, latitude })));

/**
 * Sites as they are seen: those that share a square of `cell` pixels are one spot, in their middle. The squares belong to the map, not to the
 * window, so that spots stay together while the map is moved. What is outside the window is left out.
 */
export function spotsIn(
  sites: readonly (readonly [site: Site, x: number, y: number])[], view: View, { width, height, cell }: { width: number; height: number; cell: number },
): Spot[] {
  const squares = new Map<string, { sumX: number; sumY: number; sites: Site[] }>();
  for (const [site, atX, atY] of sites) {
    const [x, y] = [atX * view.scale, atY * view.scale];
    if (x + view.x < 0 || x + view.x > width || y + view.y < 0 || y + view.y > height) continue;
    const key = `${Math.floor(x / cell)} ${Math.floor(y / cell)}`;
    const square = squares.get(key) ?? { sumX: 0, sumY: 0, sites: [] };
    square.sumX += x;
    square.sumY += y;
    square.sites.push(site);
    squares.set(key, square);
  }
  return [...squares].map(([key, { sumX, sumY, sites: its }]) => ({ key, x: sumX / its.length + view.x, y: sumY / its.length + view.y, sites: its }));
}

/** Spots that carry the name of their town: of each town the largest, while the towns are so few that their names have room. */
export function namedSpots(spots: readonly Spot[], most = 25): Set<Spot> {
  const byTown = new Map<string, Spot>();
  for (const spot of spots) {
    const town = spot.sites[0]!.town;
    if (town !== '' && spot.sites.length > (byTown.get(town)?.sites.length ?? 0)) byTown.set(town, spot);
  }
  return new Set(byTown.size > most ? [] : byTown.values());
}

/** The view that is nearer by a factor, with the point (x, y) of the window where it was. */
export function zoomed(view: View, factor: number, { x, y }: { x: number; y: number }): View {
  const scale = Math.min(Math.max(view.scale * factor, 0.2), 400);
  const by = scale / view.scale;
  return { scale, x: x - (x - view.x) * by, y: y - (y - view.y) * by };
}
