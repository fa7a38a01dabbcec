// Whom a message is for; an enterprise is opened, where its address can be mended.
import type { Schemas } from '../api/client.js';
import { TextLink } from '../ui/links.js';
import { Theirs } from '../ui/theirs.js';

export function Recipient({ id, of }: { id: string; of: Schemas['ListedDelivery']['recipient'] }) {
  if (of === null) return <>–</>;
  return of.kind === 'enterprise' ? <TextLink to="/enterprises/$id" params={{ id }} size="sm"><Theirs>{of.name}</Theirs></TextLink> : <Theirs>{of.name}</Theirs>;
}
