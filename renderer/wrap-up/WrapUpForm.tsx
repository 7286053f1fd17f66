import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { userOf } from "../../shared/state/session.ts";
import { hasTelephone, isVoice } from "../../shared/state/workitem.ts";
import { isWrappingUp, isWritten, notesKey, type WrapUp } from "../../shared/state/wrap-up.ts";
import { callText } from "../../shared/text/call.ts";
import { failureText } from "../../shared/text/errors.ts";
import { clockText } from "../../shared/text/time.ts";
import { channelTitle } from "../../shared/text/work.ts";
import { endText, wrapUpText } from "../../shared/text/wrap-up.ts";
import { ask as asked, useAsk } from "../app/ask.ts";
import { useRegion } from "../app/place.ts";
import { useLoaded } from "../app/use-loaded.ts";
import { useDraft } from "../drafts/use-draft.ts";
import { OffersInSheet } from "../offer/Offers.tsx";
import { partyOf, talkedFor } from "../party/describe.ts";
import { Party } from "../party/Party.tsx";
import { Avatar } from "../ui/Avatar.tsx";
import { Button, IconButton } from "../ui/Button.tsx";
import { Confirm } from "../ui/Dialog.tsx";
import { Problem } from "../ui/Field.tsx";
import { LoadState } from "../ui/LoadState.tsx";
import { fieldsOf, momentOf } from "./callback.ts";
import { Dispositions } from "./Dispositions.tsx";
import { useApp } from "./feature.ts";
import { Notes } from "./Notes.tsx";

/** What became of one workitem: outcome, a date to call again where it wants one, notes. */
export function WrapUpForm({ wrapUp }: { readonly wrapUp: WrapUp }) {
  const { workitemId, sending } = wrapUp;
  const { ask, view } = useApp();
  const asking = useAsk();
  const radios = useId();
  const dropping = useSignal(false);
  const dispositions = useLoaded(workitemId, () => ask.wrapUp.dispositions({ workitemId }));
  const all = dispositions.value;
  const notes = useDraft(notesKey(workitemId));
  const write = (part: { readonly dispositionId: string | null } | { readonly callbackAt: number | null }) =>
    asked(() => ask.wrapUp.write({ workitemId, ...part })).then((kept) => {
      if (!kept.ok) asking.say(kept.error);
    });
  // The press shows at once; main's word on it comes a moment later.
  const picked = useSignal(wrapUp.dispositionId);
  const chosen = all?.find((each) => each.id === picked.value);
  const automatic = all?.find((each) => each.id === userOf(view.session)?.autoDispositionId);

  const drop = () => asking.run("drop", () => ask.wrapUp.drop({ workitemId }));

  async function submit(): Promise<void> {
    await asking.run("submit", async () => {
      await notes.settled();
      // Words that main did not take are not left out in silence: they are still in the box.
      const unkept = notes.failure.peek();
      if (unkept !== null) return { ok: false, error: unkept };
      return ask.wrapUp.submit({ workitemId });
    });
  }

  const wrong = asking.failure.value;
  const kept = wrong?.code === "incomplete" ? "" : ` ${wrapUpText.keptWords}`;
  const problem = wrong === null ? "" : `${failureText(wrong)}${kept}`;

  return (
    <form
      class="wrap-up column"
      aria-label={wrapUpText.title(wrapUp.name || wrapUp.number)}
      onSubmit={(event) => event.preventDefault()}
    >
      <Head wrapUp={wrapUp} />
      <LoadState of={dispositions} isEmpty={all === null} loading={wrapUpText.loading} />
      {all !== null && (
        <Dispositions
          name={radios}
          all={all}
          chosen={picked.value}
          disabled={sending}
          onChoose={(dispositionId) => {
            asking.say(null);
            picked.value = dispositionId;
            void write({ dispositionId });
          }}
        />
      )}
      {chosen?.isCallback === true && (
        <Callback
          at={wrapUp.callbackAt}
          disabled={sending}
          onChange={(callbackAt) => {
            asking.say(null);
            void write({ callbackAt });
          }}
        />
      )}
      <Notes box={notes} readOnly={sending} />
      {automatic !== undefined && picked.value === null && isWrappingUp(view.agent) && (
        <p class="quiet">{wrapUpText.automatic(automatic.name)}</p>
      )}
      <div class="wrap-up-end foot">
        <Problem>{problem}</Problem>
        <div class="wrap-up-actions">
          {isWritten(wrapUp) && (
            <Button
              size="l"
              onPress={() => {
                dropping.value = true;
              }}
            >
              {wrapUpText.drop}
            </Button>
          )}
          {!isWritten(wrapUp) && !isVoice(wrapUp.channel) && (
            <Button size="l" busy={asking.busy.value === "drop"} onPress={() => void drop()}>
              {wrapUpText.skip}
            </Button>
          )}
          <Button
            tone="accent"
            size="l"
            wide
            busy={sending || asking.busy.value === "submit"}
            onPress={() => void submit()}
          >
            {sending ? wrapUpText.sending : wrapUpText.done}
          </Button>
        </div>
      </div>
      {dropping.value && (
        <Confirm
          title={wrapUpText.dropAsk}
          body={wrapUpText.dropHelp}
          yes={wrapUpText.drop}
          no={wrapUpText.keep}
          onYes={() => void drop()}
          onNo={() => {
            dropping.value = false;
          }}
        >
          <OffersInSheet />
        </Confirm>
      )}
    </form>
  );
}

/** Who it was, how it ended, and how long wrap-up has been or has left. */
function Head({ wrapUp }: { readonly wrapUp: WrapUp }) {
  const { dialler, now, view } = useApp();
  const { agent } = view;
  const region = useRegion();
  const who = partyOf(wrapUp, region);
  const talked = talkedFor(wrapUp, () => wrapUp.endedAt ?? 0);
  const ended = wrapUp.end === null ? callText.ended : endText(wrapUp.end);
  const end = isVoice(wrapUp.channel) ? ended : `${channelTitle(wrapUp.channel)} · ${ended}`;
  return (
    <div class="wrap-up-head">
      <Avatar name={wrapUp.name} size="m" />
      <div class="wrap-up-words">
        <h2 class="one-line selectable">
          <Party name={wrapUp.name} number={wrapUp.number} />
        </h2>
        <p class="quiet tabular one-line">{talked === null ? end : `${end} · ${clockText(talked)}`}</p>
      </div>
      {isWrappingUp(agent) && agent.current !== null && (
        <p class="wrap-up-time tabular" role="timer" aria-label={wrapUpText.timer}>
          {agent.current.until === undefined
            ? clockText(Math.max(0, now.value - agent.current.since))
            : wrapUpText.left(clockText(Math.max(0, agent.current.until - now.value)))}
        </p>
      )}
      {wrapUp.number !== "" && hasTelephone(wrapUp.channel) && (
        <IconButton
          icon="phone"
          label={wrapUpText.callWho(who)}
          onPress={() =>
            dialler.put({ number: wrapUp.number, name: wrapUp.name, contactId: wrapUp.contactId })
          }
        />
      )}
    </div>
  );
}

function Callback(props: {
  readonly at: number | null;
  readonly disabled: boolean;
  readonly onChange: (at: number | null) => void;
}) {
  const [known, knownTime] = fieldsOf(props.at);
  const date = useSignal(known);
  const time = useSignal(knownTime);
  const changed = () => props.onChange(momentOf(date.value, time.value));
  return (
    <fieldset class="callback" disabled={props.disabled}>
      <legend>{wrapUpText.callback}</legend>
      <input
        type="date"
        aria-label={wrapUpText.callbackDate}
        value={date.value}
        onInput={(event) => {
          date.value = event.currentTarget.value;
          changed();
        }}
      />
      <input
        type="time"
        aria-label={wrapUpText.callbackTime}
        value={time.value}
        onInput={(event) => {
          time.value = event.currentTarget.value;
          changed();
        }}
      />
    </fieldset>
  );
}
