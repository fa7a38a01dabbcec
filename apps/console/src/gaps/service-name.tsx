// A service by its name in the language of the page; what the API calls it where there is none.
import { useCodeLabel } from '../fields/codes.js';
import { Theirs } from '../ui/theirs.js';

export function ServiceName({ code, label }: { code: string; label: string }) {
  const own = useCodeLabel(code);
  return <Theirs>{own === code ? label : own}</Theirs>;
}
