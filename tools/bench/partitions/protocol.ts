// What the partitions and whoever asks them say to each other over NATS.
import type { Found, LotNeed, Partitioning, Setting } from '#engine';

export const streamName = 'ENTERPRISES';
/** One subject for each enterprise in each partition: the stream keeps the newest of each, so who begins anew reads what there is, no more. */
export const changeSubject = (partition: number, enterpriseId: string) => `enterprise.${partition}.${enterpriseId}`;
export const everySubject = (partition: number) => `enterprise.${partition}.*`;
/** Whoever has written says so here last: then a partition that has nothing to take in knows that, too. */
export const fenceSubject = (partition: number) => `enterprise.${partition}.fence`;
export const askSubject = (partition: number) => `partition.${partition}.search`;

/** Which partition a process is. */
export interface PartitionOrder {
  natsUrl: string;
  partition: number;
  plan: Partitioning;
}

/** `sequence`: of the stream; what is older and meant for the partition must be in the answer. */
export interface Ask {
  need: LotNeed;
  setting: Setting;
  limit: number;
  sequence: number;
}

/** `sequence`: everything up to here was taken in. */
export interface Answered {
  found: Found[];
  sequence: number;
}

/** What a partition says of itself when it has read what was there. */
export interface Ready {
  enterprises: number;
  seconds: number;
  megabytes: number;
}
