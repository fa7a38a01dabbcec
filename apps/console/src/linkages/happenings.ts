// The timeline of a proposal on either market, asked for and put into sentences.
import { queryOptions } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, type Schemas } from '../api/client.js';
import { useColleagues } from '../api/colleagues.js';
import { useQuantities } from '../fields/quantity.js';
import type { Market } from '../invitations/market.js';
import { useReasons } from '../invitations/reasons.js';
import { useDecisionReason } from '../queue/decision-reason.js';
import { messageOf } from '../notifications/messages.js';
import { useFormats } from '../ui/formats.js';

export type Happening = Schemas['TimelineItem'] | Schemas['ServiceTimelineItem'];

export const timelineQuery = (market: Market, id: string) => queryOptions({
  queryKey: ['proposals', market, 'timeline', id],
  queryFn: async (): Promise<{ items: Happening[]; deliveriesMissing: boolean }> => {
    const params = { path: { id } };
    if (market === 'linkages') return (await api.GET('/v1/proposals/{id}/timeline', { params })).data;
    return (await api.GET('/v1/service-proposals/{id}/timeline', { params })).data;
  },
});

export interface Told {
  /** What happened, as a sentence begins. */
  title: string;
  /** Who did it or whom it went to; a name of theirs. */
  who: string | null;
  /** More about it, in our words. */
  details: string[];
  /** What somebody wrote. */
  note: string | null;
}

/** Of what it happened: the names of both sides, and the unit of the quantities. */
export interface Parties {
  asking: string;
  offering: string;
  unit: string;
}

export function useTelling(market: Market): (item: Happening, parties: Parties) => Told {
  const { t, i18n } = useTranslation('linkages');
  const { time } = useFormats();
  const { quantity } = useQuantities();
  const colleague = useColleagues();
  const reason = useReasons();
  const decisionReason = useDecisionReason();
  const plain = (title: string, who: string | null = null, details: string[] = [], note: string | null = null): Told => ({ title, who, details, note });
  return (item, { asking, offering, unit }) => {
    const nameOf = (side: string | null) => (side === null ? null : side === (market === 'linkages' ? 'buyer' : 'enterprise') ? asking : offering);
    const amount = (value: number | null) => (value === null ? [] : [quantity(value, unit)]);
    switch (item.kind) {
      case 'proposed': return plain(t('happening.proposed'));
      case 'decided': {
        const { ruling, reasonCode, quantity: decided, note, decidedBy, conflictOfInterest, undoneAt } = item.decision;
        return plain(t(`ruling.${ruling}`), colleague(decidedBy), [
          ...amount(decided),
          ...(reasonCode === null ? [] : [decisionReason(ruling === 'ask' ? 'ask' : 'decline', reasonCode, market)]),
          ...(conflictOfInterest === 'declared' ? [t('conflictDeclared')] : []),
          ...(item.tookEffectAt === null ? (undoneAt === null ? [t('notInEffect')] : []) : [t('inEffect', { time: time(item.tookEffectAt) })]),
        ], note);
      }
      case 'undone': return plain(t('happening.undone'));
      case 'invited': return plain(t('happening.invited'), nameOf(item.side), [...amount(item.quantity), t('answerBy', { time: time(item.closesAt) })]);
      case 'reminded': return plain(t('happening.reminded'), nameOf(item.side));
      case 'replied': return plain(t(`replied.${item.answer}`), nameOf(item.side), [
        ...amount(item.quantity), ...(item.reasonCode === null ? [] : [reason('refused', item.reasonCode, market)]),
        [t(`through.${item.through}`), ...(item.through === 'cda' ? [colleague(item.accountId) ?? ''] : [])].join(' ').trim(),
      ], item.note);
      case 'agreed': return plain(t('happening.agreed'), null, amount(item.quantity));
      case 'ended': return plain(t(`ended.${item.status as 'refused' | 'lapsed' | 'withdrawn'}`), null,
        item.reason === null ? [] : [reason(item.status as 'refused' | 'lapsed' | 'withdrawn', item.reason, market)]);
      case 'delivery': {
        const { channel, status, language, sentAt, attempts, lastError, nextAttemptAt, template } = item.delivery;
        const spoken = language === null ? null : new Intl.DisplayNames(i18n.language, { type: 'language' }).of(language) ?? language;
        // How a proposal ended is told to its sides, also where neither had been invited.
        return plain(t(`channel.${channel}`), nameOf(item.side) ?? (messageOf(template) === 'outcome' ? null : t('theAgents')), [
          t(`template.${messageOf(template)}`), t(`delivery.${status}`),
          ...(sentAt === null ? [] : [t('sentAt', { time: time(sentAt) })]),
          ...(spoken === null ? [] : [t('inLanguage', { language: spoken })]),
          ...(channel === 'email' ? [t('attempts', { count: attempts })] : []),
          ...(nextAttemptAt === null || status === 'sent' ? [] : [t('nextAttempt', { time: time(nextAttemptAt) })]),
        ], lastError);
      }
    }
  };
}
