// Unwraps an answer of the API client: the data, or an error that shows the problem as the API stated it.

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** The data of a successful answer; throws with status and problem otherwise. */
export function must<T>({ data, error, response }: Answer<T>): NonNullable<T> {
  if (!response.ok || data === undefined || data === null) {
    throw new Error(`${response.status} from ${response.url}: ${JSON.stringify(error)}`);
  }
  return data;
}
