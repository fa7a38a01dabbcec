// Exits 0 when the service in this container is ready for work: the image has no curl.
try {
  const answer = await fetch(`http://127.0.0.1:${process.env.PORT}/readyz`, { signal: AbortSignal.timeout(4_000) });
  console.log(await answer.text());
  process.exit(answer.ok ? 0 : 1);
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
