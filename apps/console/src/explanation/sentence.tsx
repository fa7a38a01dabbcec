// A sentence in the language of the page; where there is none, the one of the API, said to be English.
interface SentenceProps {
  own: string | null;
  english: string;
}

export const Sentence = ({ own, english }: SentenceProps) => (own === null ? <span lang="en">{english}</span> : <span dir="auto">{own}</span>);
