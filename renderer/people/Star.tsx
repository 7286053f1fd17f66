import type { DirectoryItem } from "../../shared/contract/directory.ts";
import { directoryText } from "../../shared/text/directory.ts";
import { peopleText } from "../../shared/text/people.ts";
import { IconButton } from "../ui/Button.tsx";
import type { PeopleActions } from "./actions.ts";

/** Puts somebody among the favourites, or out of them. */
export function Star(props: {
  readonly item: DirectoryItem;
  readonly actions: PeopleActions;
  readonly tabIndex?: 0 | -1;
}) {
  const { item, actions, tabIndex } = props;
  const isOn = actions.isFavourite(item.key);
  const who = item.name || item.number || directoryText.unnamed;
  return (
    <span class={isOn ? "star star-on" : "star"}>
      <IconButton
        icon="star"
        label={isOn ? peopleText.removeFavourite(who) : peopleText.addFavourite(who)}
        tabIndex={tabIndex}
        busy={actions.isBusy("star", item.key)}
        onPress={() => actions.favour(item, !isOn)}
      />
    </span>
  );
}
