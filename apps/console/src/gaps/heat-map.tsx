// The map of gaps: services by clusters, or by what is counted where there is one cluster. Each cell has its number and leads to its needs.
import { Group, Text, VisuallyHidden } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../ui/formats.js';
import { Theirs } from '../ui/theirs.js';
import { isSupply, stepOf, stepsFrom, type DemandFigure, type Gap, type GapRow } from './figures.js';
import { ServiceName, useServiceName } from './service-name.js';
import classes from './heat-map.module.css';

export interface HeatColumn {
  key: string;
  title: string;
  figure: DemandFigure;
  clusterId: string;
}

export function HeatMap({ caption, rows, columns }: { caption: string; rows: readonly GapRow[]; columns: readonly HeatColumn[] }) {
  const { t } = useTranslation(['gaps', 'common']);
  return (
    <>
      <div className={classes.scroll} role="region" aria-label={caption} tabIndex={0}>
        <table className={classes.map}>
          <caption><VisuallyHidden>{caption}</VisuallyHidden></caption>
          <thead>
            <tr>
              <th scope="col">{t('service')}</th>
              {columns.map(({ key, title }) => <th key={key} scope="col"><Theirs>{title}</Theirs></th>)}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ code, label, gaps }) => (
              <tr key={code}>
                <th scope="row"><ServiceName code={code} label={label} /><Text component="span" size="xs" c="dimmed" display="block">{code}</Text></th>
                {columns.map((column) => {
                  const gap = gaps.get(column.clusterId);
                  return <td key={column.key}>{gap === undefined ? <VisuallyHidden>{t('nothing')}</VisuallyHidden> : <Cell gap={gap} column={column} />}</td>;
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Legend figures={[...new Set(columns.map(({ figure }) => figure))]} />
    </>
  );
}

function Cell({ gap, column: { figure, title } }: { gap: Gap; column: HeatColumn }) {
  const { t } = useTranslation(['gaps', 'common']);
  const { number } = useFormats();
  const service = useServiceName(gap);
  const count = gap[figure];
  return (
    <Link
      className={`${classes.cell} ${classes.shade}`} to="/gaps/of/$clusterId/$code" params={{ clusterId: gap.clusterId, code: gap.code }}
      data-kind={isSupply(figure) ? 'supply' : 'demand'} data-step={stepOf(count) ?? 'none'}
    >
      <VisuallyHidden>{`${service}, ${title}: `}</VisuallyHidden>
      <span className={classes.number}>{count === null ? <><span aria-hidden="true">&lt; 5</span><VisuallyHidden>{t('fewerThan5')}</VisuallyHidden></> : number(count)}</span>
    </Link>
  );
}

function Legend({ figures }: { figures: readonly DemandFigure[] }) {
  const { t } = useTranslation(['gaps', 'common']);
  const { number } = useFormats();
  const kinds = (['demand', 'supply'] as const).filter((kind) => figures.some((figure) => isSupply(figure) === (kind === 'supply')));
  return (
    <>
      {kinds.map((kind) => (
        <Group key={kind} gap="sm" role="group" aria-label={t(`legend.${kind}`)}>
          <Text size="sm">{t(`legend.${kind}`)}</Text>
          {[0, ...stepsFrom].map((from, step) => {
            const next = stepsFrom[step];
            const range = step === 0 ? number(0) : next === undefined ? t('legend.andMore', { from: number(from) }) : `${number(from)}–${number(next - 1)}`;
            return (
              <Group key={from} gap={4} wrap="nowrap">
                <span aria-hidden="true" className={`${classes.sample} ${classes.shade}`} data-kind={kind} data-step={step} />
                <Text size="sm">{range}</Text>
              </Group>
            );
          })}
        </Group>
      ))}
    </>
  );
}
