// What is told of an account that changed: where it is and was, and its role, for that says who may know of it.
import { AccountChanged, type Account } from '#contracts/registry/accounts.js';
import { outboxRow, type OutboxValues } from '#platform/outbox/outbox.js';

type Told = Pick<Account, 'id' | 'version' | 'role' | 'clusterIds'>;

/** `formerClusterIds`: left out where it was not moved. */
export const accountChanged = ({ id, version, role, clusterIds }: Told, formerClusterIds: string[] = clusterIds): OutboxValues =>
  outboxRow(AccountChanged, { accountId: id, version, role, clusterIds, formerClusterIds }, { aggregateId: id, version });
