import { useSignal } from "@preact/signals";
import type { Held } from "../../shared/drafts/draft.ts";
import type { Doubt } from "../../shared/numbers/read.ts";
import { failFor, reasonOf } from "../../shared/result.ts";
import type { MessageChannel } from "../../shared/state/message-key.ts";
import { filesOf } from "../../shared/state/outgoing.ts";
import { useAsk } from "../app/ask.ts";
import type { DraftBox } from "../drafts/draft-box.ts";
import { useApp } from "./feature.ts";

/** To whom and how, where the draft of a reply does not say it until it is sent. */
export type Envelope = Readonly<Record<string, Held>>;

/** Sending a draft: what it lacks, what must be asked first, what came of it. */
export function useSending(parts: {
  readonly key: string;
  readonly channel: MessageChannel;
  readonly box: DraftBox;
  readonly envelope: Envelope;
  /** Fields of a template that nothing stands in yet. */
  readonly missing: () => readonly string[];
}) {
  const { key, channel, box, envelope, missing } = parts;
  const { ask } = useApp();
  const asking = useAsk();
  const doubt = useSignal<Doubt | null>(null);
  const unfilled = useSignal<readonly string[]>([]);

  /** @param yes what the agent said yes to: a number in doubt, a text with fields to fill in */
  async function send(yes: { readonly sure?: boolean; readonly asItIs?: boolean } = {}): Promise<void> {
    const { sure = false, asItIs = sure } = yes;
    doubt.value = null;
    unfilled.value = asItIs ? [] : missing();
    if (unfilled.value.length > 0) return;
    const { texts, values } = box.shown.peek();
    const isBlank = `${texts.body ?? ""}${texts.quote ?? ""}`.trim() === "";
    if (isBlank && channel !== "fax" && filesOf(values).length === 0)
      return asking.say(failFor("notSendable", "text").error);
    for (const [field, value] of Object.entries(envelope)) box.choose(field, value);
    // Main sends what it has: every letter must be there.
    await box.settled();
    const behind = box.failure.peek();
    if (behind !== null) return asking.say(behind);
    const sent = await asking.run("send", () => ask.message.send({ key, sure }));
    if (sent.ok || sent.error.code !== "doubtful") return;
    asking.say(null);
    doubt.value = reasonOf(sent.error, "doubtful") ?? "notInPlan";
  }

  return {
    send,
    doubt,
    unfilled,
    busy: asking.busy.value === "send",
    error: asking.error.value,
    /** Something was changed: what was said of the last try is of no use any more. */
    changed() {
      if (asking.error.peek() !== "") asking.say(null);
      doubt.value = null;
      unfilled.value = [];
      const { texts, values } = box.shown.peek();
      const isEmpty = (texts.body ?? "") === "" && filesOf(values).length === 0;
      // A draft without words is none, whatever a try to send it has put beside them.
      if (isEmpty) for (const field of Object.keys(envelope)) if (field in values) box.choose(field, null);
    },
  };
}
