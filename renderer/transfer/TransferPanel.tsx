import type { DirectoryItem } from "../../shared/contract/directory.ts";
import type { TransferTarget } from "../../shared/contract/transfer.ts";
import { keysOf } from "../../shared/number.ts";
import type { Call } from "../../shared/state/call.ts";
import { controls } from "../../shared/state/controls.ts";
import { transferText } from "../../shared/text/transfer.ts";
import { useAsk } from "../ask.ts";
import { Consent } from "../call/Consent.tsx";
import { formatNumber, problemOf } from "../call/numbers.ts";
import { useRegion } from "../call/region.ts";
import { Find } from "../directory/Find.tsx";
import { Button } from "../ui/Button.tsx";
import { Problem } from "../ui/Field.tsx";
import { Icon } from "../ui/Icon.tsx";
import { useView } from "../view.ts";
import { usePhone } from "../world.ts";
import "./transfer.css";

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
  const { ask, drafts } = usePhone();
  const view = useView();
  const region = useRegion();
  const asking = useAsk();
  const { callId } = call;
  const can = controls(view, callId);
  const consent = drafts.consult.value;

  async function send(to: TransferTarget): Promise<void> {
    const sent = await asking.run(`send ${keyOf(to)}`, () => ask.transfer.blind({ callId, to }));
    if (sent.ok) done();
  }
  async function consult(to: TransferTarget, force = false): Promise<void> {
    drafts.consult.value = null;
    const wish = force ? { callId, to, force } : { callId, to };
    const dialled = await asking.run(`ask ${keyOf(to)}`, () => ask.transfer.consult(wish));
    if (dialled.ok) done();
    else if (dialled.error.code === "needsConsent") {
      asking.say(null);
      if (force) drafts.barred.value = new Set([...drafts.barred.value, keyOf(to)]);
      const isFinal = drafts.barred.value.has(keyOf(to));
      drafts.consult.value = { to, reason: dialled.error.detail ?? "", isFinal };
    }
  }
  function done(): void {
    drafts.search.value = "";
    onClose();
  }
  function buttons(to: TransferTarget | null, who: string) {
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
        <Button
          size="s"
          label={transferText.nowTo(who)}
          control={can.transfer}
          busy={asking.busy.value === `send ${keyOf(to)}`}
          onPress={() => void send(to)}
        >
          {transferText.now}
        </Button>
      </>
    );
  }
  function typed(q: string) {
    const number = keysOf(q);
    if (!/^[\d+*#() .-]{3,}$/.test(q) || problemOf(number, region) !== null) return null;
    const shown = formatNumber(number, region);
    return (
      <div class="transfer-number">
        <Icon name="phone" />
        <p class="tabular one-line">{shown}</p>
        {buttons({ kind: "number", number }, shown)}
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
      {consent !== null && (
        <Consent
          number={consent.to.kind === "queue" ? "" : formatNumber(consent.to.number, region)}
          reason={consent.reason}
          isFinal={consent.isFinal}
          busy={asking.busy.value.startsWith("ask")}
          onCall={() => void consult(consent.to, true)}
          onCancel={() => {
            drafts.consult.value = null;
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
