import { isolated } from "../../shared/clean-text.ts";

/** Words of others on one line, those that are there, each set apart from its neighbours; their order stays. */
export function InlineList({ words }: { readonly words: readonly string[] }) {
  const shown = words.filter((each) => each !== "").map(isolated);
  return <bdi dir="ltr">{shown.join(" · ")}</bdi>;
}
