import { signal } from "@preact/signals";
import type { DirectoryItem } from "../../shared/contract/directory.ts";
import type { TransferTarget } from "../../shared/contract/transfer.ts";
import { withPostDial } from "../../shared/numbers/post-dial.ts";
import type { Doubt } from "../../shared/numbers/read.ts";
import { type Failure, reasonOf } from "../../shared/result.ts";
import type { Call } from "../../shared/state/call.ts";
import { controls } from "../../shared/state/controls.ts";
import { transferText } from "../../shared/text/transfer.ts";
import type { Consent } from "../../shared/wire/messages.ts";
import { kept } from "../app/app.ts";
import { useAsk } from "../app/ask.ts";
import { usePlace } from "../app/place.ts";
import { ConsentQuestion } from "../dial/ConsentQuestion.tsx";
import { DoubtQuestion } from "../dial/DoubtQuestion.tsx";
import { usePad } from "../dial/pad.ts";
import { Find } from "../directory/Find.tsx";
import { useSearch } from "../directory/search.ts";
import { formatNumber, readTyped } from "../numbers/numbers.ts";
import { Button } from "../ui/Button.tsx";
import { Problem } from "../ui/Field.tsx";
import { Icon } from "../ui/Icon.tsx";
import { useApp } from "./feature.ts";
import "./transfer.css";

/** A rule against a consult, or a doubt about a number that a call should go to. */
type Refused = { readonly to: TransferTarget } & (
  | {
      readonly kind: "rule";
      readonly reason: Consent | null;
      /** The server refused it although the agent chose to call. */
      readonly isFinal: boolean;
      /** The agent was asked about the number before. */
      readonly sure: boolean;
    }
  | { readonly kind: "doubt"; readonly doubt: Doubt; readonly how: "ask" | "send" }
);

/** A consult or transfer that something stands against, until the agent decides. */
const [useRefused] = kept(() => signal<Refused | null>(null));

function targetOf({ kind, id, name, number }: DirectoryItem): TransferTarget | null {
  if (kind === "agents") return { kind: "agent", id, name, number };
  if (kind === "queues") return { kind: "queue", id, name };
  return number === "" ? null : { kind: "number", number, name };
}

/** Where a call can go: a colleague, a queue, a contact or any number; at once, or after asking. */
export default function TransferPanel({
  call,
  onClose,
}: {
  readonly call: Call;
  readonly onClose: () => void;
}) {
  const { ask, view } = useApp();
  const { barred } = usePad();
  const search = useSearch();
  const refused = useRefused();
  const place = usePlace();
  const { region } = place;
  const asking = useAsk();
  const { callId } = call;
  const can = controls(view, callId);
  const consent = refused.value;

  async function send(to: TransferTarget, sure = false): Promise<void> {
    refused.value = null;
    const wish = { callId, to, ...(sure && { sure }) };
    const sent = await asking.run(`send ${keyOf(to)}`, () => ask.transfer.blind(wish));
    if (sent.ok) done();
    else if (sent.error.code === "doubtful") doubted(to, "send", sent.error);
  }
  function doubted(to: TransferTarget, how: "ask" | "send", failure: Failure): void {
    asking.say(null);
    const doubt = reasonOf(failure, "doubtful") ?? "notInPlan";
    refused.value = { kind: "doubt", to, doubt, how };
  }
  async function consult(to: TransferTarget, { force = false, sure = false } = {}): Promise<void> {
    refused.value = null;
    const wish = { callId, to, ...(force && { force }), ...(sure && { sure }) };
    const dialled = await asking.run(`ask ${keyOf(to)}`, () => ask.transfer.consult(wish));
    if (dialled.ok) done();
    else if (dialled.error.code === "doubtful") doubted(to, "ask", dialled.error);
    else if (dialled.error.code === "needsConsent") {
      asking.say(null);
      if (force) barred.value = new Set([...barred.value, keyOf(to)]);
      const isFinal = barred.value.has(keyOf(to));
      refused.value = { kind: "rule", to, reason: reasonOf(dialled.error, "needsConsent"), isFinal, sure };
    }
  }
  function done(): void {
    search.value = "";
    onClose();
  }
  /** @param isAlone nothing is to be sent behind the number: nobody is left here who could, once the call is passed on */
  function buttons(to: TransferTarget | null, who: string, isAlone = true) {
    if (to === null) return null;
    const isReachable = to.kind !== "queue" && to.number !== "";
    return (
      <>
        {isReachable && (
          <Button
            size="s"
            label={transferText.askWho(who)}
            control={can.consult}
            busy={asking.busy.value === `ask ${keyOf(to)}`}
            onPress={() => void consult(to)}
          >
            {transferText.ask}
          </Button>
        )}
        {isAlone && (
          <Button
            size="s"
            label={transferText.nowTo(who)}
            control={can.transfer}
            busy={asking.busy.value === `send ${keyOf(to)}`}
            onPress={() => void send(to)}
          >
            {transferText.now}
          </Button>
        )}
      </>
    );
  }
  function typed(q: string) {
    const read = q.length < 3 ? null : readTyped(q, place);
    if (read?.ok !== true) return null;
    const { to, postDial } = read.value;
    const shown = formatNumber(withPostDial(to, postDial), region);
    return (
      <div class="transfer-number">
        <Icon name="phone" />
        <p class="tabular one-line">{shown}</p>
        {buttons({ kind: "number", number: q }, shown, postDial === "")}
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
      <Problem>{asking.error.value}</Problem>
      {consent?.kind === "doubt" && consent.to.kind !== "queue" && (
        <DoubtQuestion
          text={consent.to.number}
          doubt={consent.doubt}
          busy={asking.busy.value !== ""}
          onCall={() =>
            void (consent.how === "ask" ? consult(consent.to, { sure: true }) : send(consent.to, true))
          }
          onCancel={() => {
            refused.value = null;
          }}
        />
      )}
      {consent?.kind === "rule" && (
        <ConsentQuestion
          number={consent.to.kind === "queue" ? "" : formatNumber(consent.to.number, region)}
          reason={consent.reason}
          isFinal={consent.isFinal}
          busy={asking.busy.value.startsWith("ask")}
          onCall={() => void consult(consent.to, { force: true, sure: consent.sure })}
          onCancel={() => {
            refused.value = null;
          }}
        />
      )}
      <Find
        kinds={call.inConference ? ["agents", "contacts"] : ["agents", "queues", "contacts"]}
        focus
        typed={typed}
        actions={(item) => buttons(targetOf(item), item.name)}
      />
    </section>
  );
}

const keyOf = (to: TransferTarget) => (to.kind === "number" ? to.number : to.id);
