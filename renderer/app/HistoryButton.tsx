import { historyText } from "../../shared/text/history.ts";
import { IconButton } from "../ui/Button.tsx";
import { useAsk } from "./ask.ts";
import { type HistoryParty, useHistoryOf } from "./history-of.ts";

/** The way to everything that ever happened with somebody. */
export function HistoryButton(props: {
  readonly party: HistoryParty;
  readonly who: string;
  readonly tabIndex?: 0 | -1;
}) {
  const { party, who, tabIndex } = props;
  const asking = useAsk();
  const open = useHistoryOf(asking)(party);
  if (open === null) return null;
  return (
    <IconButton
      icon="recent"
      label={historyText.showAll(who)}
      tabIndex={tabIndex}
      busy={asking.busy.value !== ""}
      onPress={open}
    />
  );
}
