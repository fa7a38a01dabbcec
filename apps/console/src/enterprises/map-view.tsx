// The enterprises on a map of the world: moved and brought nearer by pointer, buttons and keys. Its table twin is the list beside it.
import { Button, Group, List, Progress, Stack, Text, Title } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { geoMercator } from 'd3-geo';
import { memo, useCallback, useDeferredValue, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../ui/formats.js';
import { TextLink } from '../ui/links.js';
import { Empty, Loaded } from '../ui/loaded.js';
import { Theirs } from '../ui/theirs.js';
import { Land } from './land.js';
import { namedSpots, sitesOf, spotsIn, zoomed, type Site, type Spot, type View } from './map.js';
import classes from './map-view.module.css';
import type { EnterpriseSearch } from './search.js';
import { mostOnMap, useSites } from './use-list.js';

const height = 520;
const begin: View = { scale: 1, x: 0, y: 0 };

export function MapView({ search }: { search: EnterpriseSearch }) {
  const { t } = useTranslation('enterprises');
  const found = useSites(search);
  const { fetchNextPage, hasNextPage, isFetchingNextPage, isError, total } = found;
  const count = found.items.length;
  const goesOn = hasNextPage && count < mostOnMap;
  useEffect(() => {
    if (goesOn && !isFetchingNextPage && !isError) void fetchNextPage();
  }, [goesOn, isFetchingNextPage, isError, fetchNextPage]);
  const sites = useMemo(() => sitesOf(found.items), [found.items]);
  const placed = new Set(sites.map(({ enterpriseId }) => enterpriseId)).size;
  return (
    <Loaded of={found}>{() => (
      <Stack gap="xs">
        <Text size="sm" c="dimmed" role="status">
          {goesOn ? t('mapFetching', { count }) : hasNextPage ? t('mapMost', { count, total: total ?? count }) : null} {t('mapPlaced', { placed, count })}
        </Text>
        {goesOn ? <Progress value={(count / Math.min(total ?? mostOnMap, mostOnMap)) * 100} aria-label={t('mapFetching', { count })} /> : null}
        {placed === 0 && !goesOn ? <Empty title={t('mapEmpty')}>{t('mapEmptyWhat')}</Empty> : <SiteMap key={goesOn ? 'first' : 'all'} sites={sites} />}
      </Stack>
    )}</Loaded>
  );
}

/** Begins with all of the sites in the window. */
function SiteMap({ sites }: { sites: Site[] }) {
  const { t } = useTranslation('enterprises');
  const formats = useFormats();
  const { ref, width } = useElementSize();
  const [view, setView] = useState(begin);
  const [chosen, setChosen] = useState<Spot | null>(null);
  const [grip, setGrip] = useState<{ x: number; y: number } | null>(null);
  const projection = useMemo(() => around(sites, width || 600), [sites, width]);
  const placed = useMemo(() => sites.map((site) => {
    const [x, y] = projection([site.longitude, site.latitude]) ?? [0, 0];
    return [site, x, y] as const;
  }), [sites, projection]);
  const spots = useMemo(() => spotsIn(placed, view, { width: width || 600, height, cell: 40 }), [placed, view, width]);
  const all = useMemo(() => spots.flatMap((spot) => spot.sites), [spots]);
  // Their names come when the hand rests, so that the map follows it.
  const seen = useDeferredValue(chosen?.sites ?? all);
  const showAll = useCallback(() => setChosen(null), []);
  const named = namedSpots(spots);
  const middle = { x: width / 2, y: height / 2 };
  const zoom = (factor: number, at = middle) => setView((old) => zoomed(old, factor, at));
  const move = (x: number, y: number) => setView((old) => ({ ...old, x: old.x + x, y: old.y + y }));
  const byKey: Record<string, () => void> = {
    ArrowLeft: () => move(80, 0), ArrowRight: () => move(-80, 0), ArrowUp: () => move(0, 80), ArrowDown: () => move(0, -80),
    '+': () => zoom(1.6), '=': () => zoom(1.6), '-': () => zoom(1 / 1.6), '0': () => setView(begin),
  };
  return (
    <>
      <Group gap="xs">
        <Button size="xs" variant="default" onClick={() => zoom(1.6)}>{t('nearer')}</Button>
        <Button size="xs" variant="default" onClick={() => zoom(1 / 1.6)}>{t('further')}</Button>
        {([['ArrowLeft', 'toLeft', '←'], ['ArrowRight', 'toRight', '→'], ['ArrowUp', 'upwards', '↑'], ['ArrowDown', 'downwards', '↓']] as const).map(([key, name, sign]) => (
          <Button key={key} size="xs" variant="default" aria-label={t(name)} onClick={byKey[key]}>{sign}</Button>
        ))}
        <Button size="xs" variant="default" onClick={() => setView(begin)}>{t('showAll')}</Button>
      </Group>
      <div ref={ref}>
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- it is moved and zoomed by keys; each key has a button above. */}
        <svg
          className={classes.map} width="100%" height={height} role="group" tabIndex={0} aria-label={t('mapLabel', { count: sites.length })} data-points={sites.length}
          onKeyDown={(event) => {
            if (event.ctrlKey || event.metaKey || event.altKey) return;
            const act = byKey[event.key];
            if (act === undefined) return;
            event.preventDefault();
            act();
          }}
          onPointerDown={({ clientX, clientY }) => setGrip({ x: clientX, y: clientY })}
          onPointerMove={({ clientX, clientY, buttons, currentTarget, pointerId }) => {
            if (grip === null) return;
            if (buttons === 0) return setGrip(null);
            currentTarget.setPointerCapture(pointerId);
            move(clientX - grip.x, clientY - grip.y);
            setGrip({ x: clientX, y: clientY });
          }}
          onPointerUp={() => setGrip(null)}
          onDoubleClick={({ clientX, clientY, currentTarget }) => {
            const { left, top } = currentTarget.getBoundingClientRect();
            zoom(2, { x: clientX - left, y: clientY - top });
          }}
        >
          <Land projection={projection} view={view} />
          {spots.map((spot) => {
            const { key, x, y, sites: its } = spot;
            const radius = its.length === 1 ? 6 : 11 + Math.log10(its.length) * 6;
            return (
              <g key={key} transform={`translate(${x} ${y})`} className={classes.spot} onClick={() => setChosen(spot)}>
                <title>{its.length === 1 ? its[0]!.name : `${formats.number(its.length)} · ${its[0]!.town}`}</title>
                <circle r={Math.max(radius, 12)} fill="transparent" />
                <circle r={radius} className={classes.dot} />
                {named.has(spot) ? <text className={classes.town} textAnchor="middle" y={radius + 14}>{its[0]!.town}</text> : null}
                {its.length > 1 ? <text className={classes.count} textAnchor="middle" dy="0.35em">{formats.number(its.length)}</text> : null}
              </g>
            );
          })}
        </svg>
      </div>
      <Text size="xs" c="dimmed">{t('mapHelp')}</Text>
      <Seen sites={seen} isChosen={chosen !== null} onAll={showAll} />
    </>
  );
}

/** Those that are in the window, or at the spot that was chosen, in words. */
const Seen = memo(function Seen({ sites, isChosen, onAll }: { sites: Site[]; isChosen: boolean; onAll: () => void }) {
  const { t } = useTranslation('enterprises');
  const shown = sites.slice(0, 60);
  return (
    <section aria-live="polite">
      <Group gap="xs">
        <Title order={2} size="h5">{t(isChosen ? 'atSpot' : 'inWindow', { count: sites.length })}</Title>
        {isChosen ? <Button size="compact-xs" variant="subtle" onClick={onAll}>{t('wholeWindow')}</Button> : null}
      </Group>
      <List size="sm" listStyleType="none" className={classes.seen}>
        {shown.map((site, index) => (
          <List.Item key={`${site.enterpriseId} ${index}`}>
            <TextLink to="/enterprises/$id" params={{ id: site.enterpriseId }} size="sm"><Theirs>{site.name}</Theirs></TextLink>
            {site.town === '' ? null : <>{' · '}<Theirs>{site.town}</Theirs></>}
          </List.Item>
        ))}
      </List>
      {sites.length > shown.length ? <Text size="sm" c="dimmed">{t('andMore', { count: sites.length - shown.length })}</Text> : null}
    </section>
  );
});

/** A projection that shows all of the sites, and some land around a single one. */
function around(sites: readonly Site[], width: number) {
  const [west, east] = range(sites.map(({ longitude }) => longitude));
  const [south, north] = range(sites.map(({ latitude }) => latitude));
  const [dx, dy] = [Math.max(0.1, (east - west) / 10), Math.max(0.1, (north - south) / 10)];
  const corners = { type: 'MultiPoint' as const, coordinates: [[west - dx, Math.max(-84, south - dy)], [east + dx, Math.min(84, north + dy)]] };
  return geoMercator().fitExtent([[10, 10], [width - 10, height - 10]], corners);
}

function range(values: readonly number[]): [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) [low, high] = [Math.min(low, value), Math.max(high, value)];
  return low > high ? [-120, 120] : [low, high];
}
