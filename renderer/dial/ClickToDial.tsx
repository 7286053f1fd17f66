import type { ClickedNumber } from "../../shared/state/desktop.ts";
import { callText } from "../../shared/text/call.ts";
import { commonText } from "../../shared/text/common.ts";
import { ask as asked } from "../app/ask.ts";
import { useRegion } from "../app/place.ts";
import { formatNumber } from "../numbers/numbers.ts";
import { Banner } from "../ui/Banner.tsx";
import { IconButton } from "../ui/Button.tsx";
import { useApp } from "./feature.ts";
import { Question } from "./Question.tsx";

/** A number from another program is in the dial pad: called by a press here, never by itself. */
export function ClickToDialQuestion(props: {
  readonly wanted: ClickedNumber;
  readonly busy: boolean;
  readonly onCall: () => void;
  /** A local number of another place is the agent's to complete. */
  readonly onComplete: () => void;
  readonly onCancel: () => void;
}) {
  const region = useRegion();
  const { number, extension, context, from } = props.wanted;
  if (context !== undefined) {
    return (
      <Question
        key={props.wanted.id}
        title={callText.contextTitle(number)}
        no={callText.dontCall}
        yes={callText.complete}
        focus="card"
        onNo={props.onCancel}
        onYes={props.onComplete}
      >
        <p class="quiet">{callText.wantedFrom[from]}</p>
        <p>{callText.contextBody(context)}</p>
      </Question>
    );
  }
  return (
    <Question
      // Another number is another question: the focus goes to it anew.
      key={props.wanted.id}
      title={callText.confirmTitle(formatNumber(number, region))}
      no={callText.dontCall}
      yes={callText.call}
      go
      busy={props.busy}
      // A link may have been opened by anybody; the shortcut was pressed by the agent.
      focus={from === "link" ? "card" : "yes"}
      onNo={props.onCancel}
      onYes={props.onCall}
    >
      <p class="quiet">{callText.wantedFrom[from]}</p>
      {extension !== "" && <p class="quiet">{callText.clickToDialPostDial(extension)}</p>}
    </Question>
  );
}

/** Where the dial pad is not to be seen just now: that the number is kept, and what to do. */
export function ClickToDialBanner({ why }: { readonly why: "signedOut" | "onCall" }) {
  const { view, ask } = useApp();
  const region = useRegion();
  const { clickToDial: wanted } = view.desktop;
  if (wanted === null) return null;
  return (
    <Banner
      tone="info"
      role="status"
      actions={
        <IconButton
          icon="close"
          label={commonText.close}
          onPress={() => void asked(() => ask.desktop.closeWanted({ id: wanted.id }))}
        />
      }
    >
      {callText.wantedKept[why](formatNumber(wanted.number, region))}
    </Banner>
  );
}
