// A service by its name in the language of the page; what the API calls it where there is none.
import { useCodeLabel } from '../fields/codes.js';
import { Theirs } from '../ui/theirs.js';

export function useServiceName({ code, label }: { code: string; label: string }): string {
  const own = useCodeLabel(code);
  return own === code ? label : own;
}

export const ServiceName = (service: { code: string; label: string }) => <Theirs>{useServiceName(service)}</Theirs>;
