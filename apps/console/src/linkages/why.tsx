// Why these two: the score of the proposal and what it was made of, on the sheet of what came of it.
import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, type Schemas } from '../api/client.js';
import type { Arithmetic } from '../explanation/arithmetic.js';
import { Explanation } from '../explanation/explanation.js';
import type { Market } from '../invitations/market.js';
import { useFormats } from '../ui/formats.js';
import { Loaded } from '../ui/loaded.js';

/** Of a service the claim is an offer, and the version that was read is the provider's. */
const inPlainWords = ({ claim: { offerId, ...claim }, providerVersion, ...rest }: Schemas['ServiceExplanation']): Arithmetic =>
  ({ ...rest, enterpriseVersion: providerVersion, claim: { ...claim, capabilityId: offerId } });

export function Why({ market, proposalId }: { market: Market; proposalId: string }) {
  const { t } = useTranslation('linkages');
  const { points, percent } = useFormats();
  const found = useQuery({
    queryKey: ['proposals', market, 'one', proposalId],
    queryFn: async () => {
      const params = { path: { id: proposalId } };
      if (market === 'linkages') return (await api.GET('/v1/proposals/{id}', { params })).data;
      const { explanation, ...rest } = (await api.GET('/v1/service-proposals/{id}', { params })).data;
      return { ...rest, explanation: inPlainWords(explanation) };
    },
  });
  return (
    <Loaded of={found}>
      {({ score, confidence, explanation }) => (
        <>
          <Text mb="sm">{t('scoreThen', { score: points(score), confidence: percent(confidence) })}</Text>
          <Explanation of={explanation} fileName="score" />
        </>
      )}
    </Loaded>
  );
}
