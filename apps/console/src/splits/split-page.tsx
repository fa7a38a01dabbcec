export function SplitPage() { return null; }
