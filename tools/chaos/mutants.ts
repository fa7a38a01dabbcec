// Which breaks of the code there are, and for each the fault that lets it do harm: the proof that the audit is no ornament.
import type { MutantName } from '#platform/mutants.js';
import { lotQuantity } from './people.js';
import type { Scene } from './scene.js';

export interface Mutant {
  name: string;
  /** More than one where another defence would hide the break: what they guard together is open then. */
  breaks: readonly MutantName[];
  /** What the audit must find. */
  shows: 'lost' | 'duplicated';
  fault: (scene: Scene) => Promise<void>;
}

export const mutants: readonly Mutant[] = [
  {
    name: 'no idempotency key kept', breaks: ['post.no-key'], shows: 'duplicated',
    // Stored, and dead before the answer: the buyer repeats the post.
    async fault(scene) {
      await scene.arm('matching', 'idempotency.after-commit', 'kill@1');
      await Promise.all([scene.post(), scene.revive('matching')]);
    },
  },
  {
    name: 'no fence', breaks: ['run.no-fence'], shows: 'duplicated',
    // The event is late: the sweeper has had the lot matched when it asks for the same.
    async fault(scene) {
      await scene.arm('matching', 'outbox.before-publish', 'delay:3000');
      await scene.agent.proposalsOf(await scene.post());
      await scene.disarm('matching');
    },
  },
  {
    name: 'mark before publish', breaks: ['outbox.mark-first', 'redrive.none'], shows: 'lost',
    async fault(scene) {
      await scene.arm('matching', 'outbox.before-publish', 'kill@1');
      await Promise.all([scene.post(), scene.revive('matching')]);
    },
  },
  {
    name: 'publish without mark', breaks: ['outbox.no-mark'], shows: 'lost',
    fault: async (scene) => void (await scene.post()),
  },
  {
    name: 'relay without Nats-Msg-Id, no inbox, no unique key', breaks: ['outbox.no-message-id', 'inbox.none', 'delivery.no-key'],
    shows: 'duplicated',
    // Published and not marked, so it is published again. Matching lives on: it is asked about what it tells, and a copy that
    // found it dead would be tried again as one with the next.
    async fault(scene) {
      const { id } = await scene.approvedAnd(() => scene.arm('matching', 'outbox.before-mark', 'throw@1'));
      await scene.finds('SELECT FROM matching.invitation WHERE proposal_id = $1', [id]);
    },
  },
  {
    name: 'nothing sent again to a new store', breaks: ['redrive.none'], shows: 'lost',
    async fault(scene) {
      const { id } = await scene.approvedAnd(() => scene.kill('notifications'));
      await scene.finds(`SELECT FROM matching.outbox o JOIN matching.invitation i ON o.aggregate_id = i.id::text
        WHERE i.proposal_id = $1 AND o.published_at IS NOT NULL OFFSET 1`, [id]);
      await scene.removeStore();
      await scene.start('notifications');
    },
  },
  {
    name: 'ack before effect', breaks: ['inbox.ack-first'], shows: 'lost',
    async fault(scene) {
      await scene.approvedAnd(() => scene.arm('notifications', 'inbox.before-effect', 'kill@1'));
      await scene.revive('notifications');
    },
  },
  {
    name: 'no inbox, no unique key', breaks: ['inbox.none', 'delivery.no-key'], shows: 'duplicated',
    // Done, and dead before the acknowledgement: it comes again.
    async fault(scene) {
      await scene.approvedAnd(() => scene.arm('notifications', 'inbox.before-ack', 'kill@1'));
      await scene.revive('notifications');
    },
  },
  {
    name: 'job without sweeper', breaks: ['sweep.none'], shows: 'lost',
    async fault(scene) {
      await scene.approvedAnd(async () => {
        await scene.jobWaits('matching.take-effect');
        await scene.flush();
      });
    },
  },
  {
    name: 'no second try', breaks: ['failure.no-retry'], shows: 'lost',
    async fault(scene) {
      await scene.approvedAnd(() => scene.kill('registry'));
      await scene.finds(`SELECT FROM notifications.dead_letter WHERE kind = 'event'`);
      await scene.start('registry');
    },
  },
  {
    name: 'decision without version check', breaks: ['decision.no-version'], shows: 'duplicated',
    // Approved, taken back, and approved once more by somebody who still sees the first version.
    async fault(scene) {
      const [best] = await scene.matched();
      const undone = await scene.agent.undo((await scene.agent.approve(best!))!);
      if (!undone) throw new Error('The approval could not be undone in time: this machine is too slow or too busy.');
      await scene.agent.approve(undone, undefined, best!.version);
    },
  },
  {
    name: 'effect outside the transaction', breaks: ['effect.split'], shows: 'lost',
    async fault(scene) {
      await scene.approvedAnd(() => scene.arm('matching', 'effect.before-commit', 'kill@1'));
      await scene.revive('matching');
    },
  },
  {
    name: 'linkage not counted against its lot', breaks: ['lot.not-counted'], shows: 'duplicated',
    async fault(scene) {
      for (const proposal of await scene.matched()) await scene.agent.approve(proposal);
      await scene.finds(`SELECT FROM matching.invitation WHERE status = 'open' OFFSET 3`);
      await scene.yesToAll();
    },
  },
  {
    name: 'splits not added up', breaks: ['allocation.no-sum'], shows: 'duplicated',
    // Two CDAs, each with most of the lot for somebody else.
    async fault(scene) {
      const most = 0.6 * lotQuantity;
      for (const proposal of await scene.matched()) await scene.agent.split([[proposal, most]]);
    },
  },
  {
    name: 'lease without expiry', breaks: ['delivery.endless-lease'], shows: 'lost',
    async fault(scene) {
      await scene.approvedAnd(() => scene.arm('notifications', 'delivery.before-send', 'kill@1'));
      await scene.revive('notifications');
    },
  },
  {
    name: 'attempt row after the send', breaks: ['delivery.attempt-late'], shows: 'duplicated',
    async fault(scene) {
      await scene.approvedAnd(() => scene.arm('notifications', 'delivery.after-send', 'kill@1'));
      await scene.revive('notifications');
    },
  },
  {
    name: 'unknown counted as sent', breaks: ['delivery.unknown-as-sent'], shows: 'lost',
    fault: async (scene) => void (await scene.approvedAnd(async () => scene.smtp.fault('reset-after-data', 1))),
  },
];
