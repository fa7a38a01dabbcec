// The words that names of enterprises have, or had: few beside the enterprises, so that a misspelt word is looked up here first.
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity('name_word')
@Index('name_word_word', ['word'])
// Of a kind that TypeORM does not make: the migration does.
@Index('name_word_keys', { synchronize: false })
export class NameWordRow {
  @PrimaryColumn('uuid')
  id: string;

  /** Folded. Two writers at once may add it twice, which does no harm: were it unique, each would wait for the other to commit. */
  @Column({ type: 'text', collation: 'C' })
  word: string;

  /** Hashes of the word and of ways to misspell it; see name-keys.ts. */
  @Column('integer', { array: true })
  keys: number[];
}
