import { apart, direction } from "../../shared/text/language.ts";

/** Words of others on one line, those that are there, each set apart from its neighbours; their order stays. */
export function InlineList({ words }: { readonly words: readonly string[] }) {
  const shown = words.filter((each) => each !== "").map(apart);
  return <bdi dir={direction()}>{shown.join(" · ")}</bdi>;
}
