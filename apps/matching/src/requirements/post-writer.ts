// Stores posts together: those that arrive while a statement is under way share the next one, its round trip and its commit.
import { Injectable } from '@nestjs/common';
import { Database } from '#platform/database/database.js';
import { postRecords, postStatement, type Post } from './post-statement.js';

/** In one statement: what one commit writes must stay small enough to be over in milliseconds. */
const mostTogether = 50;

interface Waiting {
  post: Post;
  resolve: (stored: boolean) => void;
  reject: (error: unknown) => void;
}

@Injectable()
export class PostWriter {
  private waiting: Waiting[] = [];
  private isWriting = false;

  constructor(private readonly database: Database) {}

  /** Commits one post, all of it or nothing; false when its key was taken. A lone post never waits for others. */
  store(post: Post): Promise<boolean> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ post, resolve, reject });
      if (!this.isWriting) void this.write();
    });
  }

  private async write(): Promise<void> {
    this.isWriting = true;
    while (this.waiting.length > 0) await this.together(this.waiting.splice(0, mostTogether));
    this.isWriting = false;
  }

  /** What one of them cannot do must not fail the others: then each goes alone, and a key says if it was stored after all. */
  private async together(posts: readonly Waiting[]): Promise<void> {
    try {
      const rows = await this.database.query<{ id: string }>(postStatement, [postRecords(posts.map(({ post }) => post))], 'post-requirements');
      const stored = new Set(rows.map(({ id }) => id));
      for (const { post, resolve } of posts) resolve(stored.has(post.requirement.id));
    } catch (error) {
      if (posts.length === 1) posts[0]!.reject(error);
      else await Promise.all(posts.map((one) => this.together([one])));
    }
  }
}
