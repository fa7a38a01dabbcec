// What the addresses of invitations say: which list is looked at, and of which market.
import { isMarket, type Market } from './market.js';

const tabs = ['open', 'closed', 'ended'] as const;
export type InvitationTab = (typeof tabs)[number];

interface InvitationSearch {
  tab?: InvitationTab;
  market?: Market;
  /** Only those whose cut-off is near. */
  soon?: true;
}

export const invitationSearch = ({ tab, market, soon }: Record<string, unknown>): InvitationSearch => ({
  ...(tabs.some((each) => each === tab) ? { tab: tab as InvitationTab } : {}), ...(isMarket(market) ? { market } : {}), ...(soon === true ? { soon } : {}),
});

export const marketSearch = ({ market }: Record<string, unknown>): { market?: Market } => (isMarket(market) ? { market } : {});
