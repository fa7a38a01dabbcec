// Everything behind a score, unfolded: rules, criteria, what is missing, what would change it, what it rests on.
import type { Arithmetic } from './arithmetic.js';
import { CriterionBars } from './criterion-bars.js';
import { DataFacts } from './data-facts.js';
import classes from './explanation.module.css';
import { RuleList } from './rule-list.js';
import type { Order } from './section.js';
import { WhatWouldChange } from './what-would-change.js';

interface ExplanationProps {
  of: Arithmetic;
  /** Level of its headings. */
  order?: Order;
  /** Of the CSV of the criteria. */
  fileName?: string;
}

export function Explanation({ of, order = 3, fileName = 'score' }: ExplanationProps) {
  return (
    <div className={classes.parts}>
      <RuleList rules={of.rules} order={order} />
      <CriterionBars of={of} order={order} fileName={fileName} />
      <WhatWouldChange of={of} order={order} />
      <DataFacts of={of} order={order} />
    </div>
  );
}
