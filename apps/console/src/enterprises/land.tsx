// The countries below the enterprises: outlines that are part of the console, so that nothing is asked of others.
import { useQuery } from '@tanstack/react-query';
import { geoGraticule10, geoPath, type GeoProjection } from 'd3-geo';
import { useMemo } from 'react';
import { feature } from 'topojson-client';
import type { Topology } from 'topojson-specification';
import type { View } from './map.js';
import classes from './map-view.module.css';

export function Land({ projection, view }: { projection: GeoProjection; view: View }) {
  const { data } = useQuery({
    queryKey: ['land'],
    queryFn: async () => {
      const world = (await import('world-atlas/countries-110m.json')).default as unknown as Topology;
      return feature(world, world.objects.countries!);
    },
    staleTime: Infinity,
  });
  const [land, lines] = useMemo(() => {
    const path = geoPath(projection);
    return [data === undefined ? '' : path(data) ?? '', path(geoGraticule10()) ?? ''];
  }, [data, projection]);
  return (
    <g transform={`translate(${view.x} ${view.y}) scale(${view.scale})`} aria-hidden="true">
      <path d={lines} className={classes.lines} />
      <path d={land} className={classes.land} />
    </g>
  );
}
