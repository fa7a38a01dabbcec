// Tables of the made-up service: things, and what was done about them, one row per effect.
import { Column, Entity, PrimaryColumn, type MigrationInterface, type QueryRunner } from 'typeorm';

@Entity('thing')
export class ThingRow {
  @PrimaryColumn('uuid') id: string;
  @Column('text') label: string;
  @Column('text', { default: 'pending' }) status: string;
}

@Entity('effect')
export class EffectRow {
  @PrimaryColumn('bigint', { generated: 'increment' }) id: string;
  @Column('text') kind: string;
  @Column('text') subject: string;
}

export class Things0002 implements MigrationInterface {
  name = 'Things0000000000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE thing (
        id uuid NOT NULL PRIMARY KEY, label text NOT NULL, status text NOT NULL DEFAULT 'pending');
      CREATE TABLE effect (id bigserial NOT NULL PRIMARY KEY, kind text NOT NULL, subject text NOT NULL);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE effect, thing');
  }
}
