import type { DirectoryItem } from "../../shared/contract/directory.ts";
import { directoryText } from "../../shared/text/directory.ts";
import { peopleText } from "../../shared/text/people.ts";
import { PassingButtons } from "../transfer/PassingButtons.tsx";
import { targetOf } from "../transfer/passing.tsx";
import { IconButton } from "../ui/Button.tsx";
import { type PeopleActions, writingOf } from "./actions.ts";
import { Star } from "./Star.tsx";

/** What can be done with somebody from their row: in a call it can go to them, else they can be called. */
export function RowButtons(props: {
  readonly item: DirectoryItem;
  readonly actions: PeopleActions;
  readonly tabIndex: 0 | -1;
}) {
  const { item, actions, tabIndex } = props;
  const { passed, passing, canDial } = actions;
  const who = item.name || item.number || directoryText.unnamed;
  const to = targetOf(item);
  const writing = writingOf(item);
  const isCallable = item.number !== "" && (passed === null || canDial.enabled);
  return (
    <>
      {passed !== null && to !== null && (
        <PassingButtons passing={passing} callId={passed.callId} to={to} who={who} tabIndex={tabIndex} />
      )}
      {isCallable && (
        <IconButton
          icon="phone"
          label={directoryText.callWho(who)}
          control={canDial}
          tabIndex={tabIndex}
          onPress={() => actions.call(item, item.number)}
        />
      )}
      {writing !== null && (
        <IconButton
          icon={writing.channel === "sms" ? "message" : "mail"}
          label={writing.channel === "sms" ? peopleText.messageWho(who) : peopleText.emailWho(who)}
          tabIndex={tabIndex}
          busy={actions.isBusy("write", item.key)}
          onPress={() => actions.write(item, writing)}
        />
      )}
      <Star item={item} actions={actions} tabIndex={tabIndex} />
    </>
  );
}
