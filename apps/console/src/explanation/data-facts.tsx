// What the arithmetic rests on: how sure it is, how old the data is, which rules and weights of which version, from which run.
import type { Arithmetic } from './arithmetic.js';
import classes from './explanation.module.css';
import { Folded, Section, type Order } from './section.js';
import { useWording } from './wording.js';

export function DataFacts({ of, order = 3 }: { of: Arithmetic; order?: Order }) {
  const wording = useWording();
  const { t, formats } = wording;
  const { claim, spreading, score } = of;
  return (
    <Section title={t('data')} order={order}>
      <ul className={classes.list}>
        <li>{wording.confidenceSentence(of)}</li>
        {claim === null ? <li>{t('noClaim')}</li> : (
          <li>
            {t(`claim.${claim.status}`, { code: claim.code, day: formats.day(claim.statedOn) })}
            {claim.daysOld === null ? null : <> · {t('daysOld', { count: claim.daysOld })}</>}
          </li>
        )}
        <li>{t('computedFor', { day: formats.day(of.asOf) })}</li>
        <li>{t('versions', { algorithm: of.algorithmVersion, weights: of.weightsVersion })}</li>
        {spreading === undefined ? null : <li>{t('spread')}: {wording.spreadSentence({ spreading, score })}</li>}
      </ul>
      {of.inputHash === undefined ? null : <Folded summary={t('toRepeat')}>{() => <p className={classes.small}>{t('run', { run: of.runId, hash: of.inputHash })}</p>}</Folded>}
    </Section>
  );
}
