import { withPostDial } from "../../shared/numbers/post-dial.ts";
import type { Call } from "../../shared/state/call.ts";
import { transferText } from "../../shared/text/transfer.ts";
import { usePlace } from "../app/place.ts";
import { Find } from "../directory/Find.tsx";
import { useSearch } from "../directory/search.ts";
import { formatNumber, readTyped } from "../numbers/numbers.ts";
import { Button } from "../ui/Button.tsx";
import { Problem } from "../ui/Field.tsx";
import { Icon } from "../ui/Icon.tsx";
import { PassingButtons } from "./PassingButtons.tsx";
import { targetOf, usePassing } from "./passing.tsx";
import "./transfer.css";

/** Where a call can go: a colleague, a queue, a contact or any number; at once, or after asking. */
export default function TransferPanel({
  call,
  onClose,
}: {
  readonly call: Call;
  readonly onClose: () => void;
}) {
  const search = useSearch();
  const place = usePlace();
  const { region } = place;
  const { callId } = call;
  const passing = usePassing(() => {
    search.value = "";
    onClose();
  });

  function typed(q: string) {
    const read = q.length < 3 ? null : readTyped(q, place);
    if (read?.ok !== true) return null;
    const { to, postDial } = read.value;
    const shown = formatNumber(withPostDial(to, postDial), region);
    return (
      <div class="transfer-number">
        <Icon name="phone" />
        <p class="tabular one-line">{shown}</p>
        <PassingButtons
          passing={passing}
          callId={callId}
          to={{ kind: "number", number: q }}
          who={shown}
          isConsultOnly={postDial !== ""}
        />
      </div>
    );
  }

  return (
    <section
      class="transfer"
      aria-label={transferText.title(call.name || formatNumber(call.number, region))}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        onClose();
      }}
    >
      <div class="transfer-head">
        <h3>{call.inConference ? transferText.addTitle : transferText.transfer}</h3>
        <Button size="s" tone="quiet" icon="back" onPress={onClose}>
          {transferText.close}
        </Button>
      </div>
      <p class="quiet">{call.inConference ? transferText.addNote : transferText.askNote}</p>
      <Problem>{passing.error}</Problem>
      {passing.question}
      <Find
        scopes={call.inConference ? ["agents", "contacts"] : ["agents", "queues", "contacts"]}
        focus
        typed={typed}
        actions={(item, tabIndex) => {
          const to = targetOf(item);
          return (
            to !== null && (
              <PassingButtons
                passing={passing}
                callId={callId}
                to={to}
                who={item.name || formatNumber(item.number, region)}
                tabIndex={tabIndex}
              />
            )
          );
        }}
      />
    </section>
  );
}
