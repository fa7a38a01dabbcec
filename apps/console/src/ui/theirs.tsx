// What people wrote: set off from the sentence around it, in its own direction, and broken wherever it is too long.
export function Theirs({ children }: { children: string | null | undefined }) {
  return <bdi dir="auto" style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>{children}</bdi>;
}
