import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { OutgoingRow } from "../../shared/contract/message.ts";
import { wordsOf } from "../../shared/messages/sent.ts";
import { composerText, notSentText, sendAsText } from "../../shared/text/composer.ts";
import { useAsk } from "../app/ask.ts";
import { useCollection } from "../app/use-collection.ts";
import { Button } from "../ui/Button.tsx";
import { Problem } from "../ui/Field.tsx";
import { useApp } from "./feature.ts";
import "./outgoing.css";

/** More than this nobody has on the way in one conversation. */
const step = 200;

/** Messages of a conversation that are on their way or were not sent, at its end. */
export function OutgoingList({ conversationId }: { readonly conversationId: string }) {
  const { rows } = useCollection("outgoing", { conversationId }, { step });
  const told = useTold(rows);
  const end = useRef<HTMLLIElement>(null);
  const newest = rows.at(-1)?.key;
  useEffect(() => end.current?.scrollIntoView({ block: "nearest" }), [newest]);
  return (
    <>
      <p class="sr-only" role="alert">
        {told.alert}
      </p>
      <p class="sr-only" role="status">
        {told.status}
      </p>
      {rows.length > 0 && (
        <ul class="outgoing" aria-label={composerText.onItsWay}>
          {rows.map((row) => (
            <li key={row.key} ref={row.key === newest ? end : null}>
              <OutgoingBubble message={row} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** What a screen reader is told as messages change: failures at once, the rest when there is a pause. */
function useTold(rows: readonly OutgoingRow[]): { readonly alert: string; readonly status: string } {
  const before = useRef<ReadonlyMap<string, OutgoingRow["state"]> | null>(null);
  const told = useSignal({ alert: "", status: "" });
  useEffect(() => {
    const was = before.current;
    before.current = new Map(rows.map(({ key, state }) => [key, state]));
    if (was === null) return;
    const changed = rows.filter(({ key, state }) => was.get(key) !== state);
    const failed = changed.find(({ state }) => state === "notSent");
    const last = changed.findLast(({ state }) => state !== "notSent" && state !== "sending");
    const words: Partial<Record<OutgoingRow["state"], string>> = {
      queued: composerText.toldQueued,
      sent: composerText.toldSent,
      unclear: composerText.toldUnclear,
    };
    if (failed !== undefined)
      told.value = { ...told.peek(), alert: composerText.toldNotSent(notSentText(failed.notSent)) };
    else if (last !== undefined) told.value = { alert: "", status: words[last.state] ?? "" };
  }, [rows]);
  return told.value;
}

function OutgoingBubble({ message }: { readonly message: OutgoingRow }) {
  const { view, ask } = useApp();
  const asking = useAsk();
  const { id, state, channel, text, subject, files, notSent, force, uploaded } = message;
  const whole = files.reduce((sum, { size }) => sum + size, 0);
  const percent =
    uploaded === null || whole === 0 ? null : Math.min(99, Math.floor((uploaded / whole) * 100));
  const stateText: Readonly<Record<OutgoingRow["state"], string>> = {
    queued: view.connection.synced ? composerText.queued : composerText.queuedOffline,
    sending: percent === null ? composerText.sending : composerText.uploading(percent),
    unclear: composerText.unclear,
    sent: composerText.sent,
    notSent: composerText.notSent,
  };
  const isRule = notSent?.why === "consent";
  const again = (forced: boolean) => void asking.run("again", () => ask.message.again({ id, force: forced }));
  const takeBack = () => void asking.run("cancel", () => ask.message.cancel({ id }));
  return (
    <article class={`bubble bubble-outbound outgoing-${state}`}>
      {subject !== "" && (
        <p class="bubble-subject">
          <bdi>{subject}</bdi>
        </p>
      )}
      <p class="bubble-text selectable" dir="auto">
        {wordsOf({ channel, text })}
      </p>
      {files.map(({ fileId, name }) => (
        <p key={fileId} class="quiet">
          <bdi>{name}</bdi>
        </p>
      ))}
      <p class="bubble-foot tabular">{`${sendAsText[channel]} · ${stateText[state]}`}</p>
      {state === "unclear" && <p class="outgoing-why">{composerText.unclearHelp}</p>}
      {state === "notSent" && <p class="outgoing-why">{notSentText(notSent)}</p>}
      {percent !== null && (
        <progress class="outgoing-progress" aria-label={composerText.sending} max={100} value={percent} />
      )}
      {(state === "queued" || percent !== null) && (
        <div class="outgoing-actions">
          <Button size="s" busy={asking.busy.value === "cancel"} onPress={takeBack}>
            {composerText.takeBack}
          </Button>
        </div>
      )}
      {state === "notSent" && (
        <div class="outgoing-actions">
          {!isRule && (
            <Button size="s" onPress={() => again(false)}>
              {composerText.again}
            </Button>
          )}
          {isRule && !force && (
            <Button size="s" onPress={() => again(true)}>
              {composerText.anyway}
            </Button>
          )}
          <Button size="s" onPress={takeBack}>
            {composerText.edit}
          </Button>
          <Button size="s" onPress={() => void asking.run("drop", () => ask.message.drop({ id }))}>
            {composerText.discard}
          </Button>
        </div>
      )}
      <Problem>{asking.error.value}</Problem>
    </article>
  );
}
