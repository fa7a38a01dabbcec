// The parts of an explanation. Plain elements throughout: whoever goes through a queue by key has all of it drawn at each.
import { useState, type ReactNode } from 'react';
import classes from './explanation.module.css';

/** Level of the heading of a part. */
export type Order = 2 | 3 | 4;

interface SectionProps {
  title: string;
  order: Order;
  /** Beside the heading. */
  actions?: ReactNode;
  children: ReactNode;
}

export function Section({ title, order, actions, children }: SectionProps) {
  const Heading = `h${order}` as const;
  return (
    <div className={classes.section}>
      <div className={classes.top}><Heading className={classes.heading}>{title}</Heading>{actions}</div>
      {children}
    </div>
  );
}

/** Folded, and not drawn until somebody unfolds it. */
export function Folded({ summary, children }: { summary: string; children: () => ReactNode }) {
  const [wasOpened, setWasOpened] = useState(false);
  return (
    <details className={classes.details} onToggle={() => setWasOpened(true)}>
      <summary>{summary}</summary>
      {wasOpened ? children() : null}
    </details>
  );
}
