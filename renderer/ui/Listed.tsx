import { Fragment } from "preact";

/** Words of others on one line, those that are there, each set apart from its neighbours. */
export function Listed({ words }: { readonly words: readonly string[] }) {
  return words
    .filter((each) => each !== "")
    .map((each, at) => (
      <Fragment key={at}>
        {at > 0 && " · "}
        <bdi>{each}</bdi>
      </Fragment>
    ));
}
