import { signal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import type { DirectoryItem } from "../../shared/contract/directory.ts";
import type { TransferTarget } from "../../shared/contract/transfer.ts";
import type { Doubt } from "../../shared/numbers/read.ts";
import { type Failure, reasonOf } from "../../shared/result.ts";
import type { Consent } from "../../shared/wire/messages.ts";
import { kept } from "../app/app.ts";
import { ask as asked, useAsk } from "../app/ask.ts";
import { useRegion } from "../app/place.ts";
import { ConsentQuestion } from "../dial/ConsentQuestion.tsx";
import { DoubtQuestion } from "../dial/DoubtQuestion.tsx";
import { usePad } from "../dial/pad.ts";
import { formatNumber } from "../numbers/numbers.ts";
import { useApp } from "./feature.ts";

/** A rule against a consult, or a doubt about a number that a call should go to. */
type Refused = { readonly callId: string; readonly to: TransferTarget } & (
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

const keyOf = (to: TransferTarget) => (to.kind === "number" ? to.number : to.id);

/** Where a call can go when it goes to somebody of the directory; null where nothing can be dialled. */
export function targetOf({ kind, id, name, number }: DirectoryItem): TransferTarget | null {
  if (kind === "agents") return { kind: "agent", id, name, number };
  if (kind === "queues") return { kind: "queue", id, name };
  return number === "" ? null : { kind: "number", number, name };
}

/** Who can be asked first: a queue is nobody. */
export const isReachable = (to: TransferTarget) => to.kind !== "queue" && to.number !== "";

/** Passing a call on, by consult or at once. What must be asked first stands in `question`. */
export interface Passing {
  readonly error: string;
  readonly question: ComponentChildren;
  isBusy(how: "ask" | "send", to: TransferTarget): boolean;
  send(callId: string, to: TransferTarget): void;
  consult(callId: string, to: TransferTarget): void;
}

/** @param done it was taken: the call is on its way there, or held while they are asked */
export function usePassing(done: (how: "ask" | "send", to: TransferTarget) => void): Passing {
  const { ask } = useApp();
  const { barred } = usePad();
  const refused = useRefused();
  const region = useRegion();
  const asking = useAsk();
  const stands = refused.value;

  async function send(callId: string, to: TransferTarget, sure = false): Promise<void> {
    refused.value = null;
    const wish = { callId, to, ...(sure && { sure }) };
    const sent = await asking.run(`send ${keyOf(to)}`, () => ask.transfer.blind(wish));
    if (sent.ok) taken("send", to);
    else if (sent.error.code === "doubtful") doubted({ callId, to, how: "send" }, sent.error);
  }
  function doubted(wish: Pick<Refused, "callId" | "to"> & { how: "ask" | "send" }, failure: Failure): void {
    asking.say(null);
    refused.value = { kind: "doubt", ...wish, doubt: reasonOf(failure, "doubtful") ?? "notInPlan" };
  }
  async function consult(
    callId: string,
    to: TransferTarget,
    { force = false, sure = false } = {},
  ): Promise<void> {
    refused.value = null;
    const wish = { callId, to, ...(force && { force }), ...(sure && { sure }) };
    const dialled = await asking.run(`ask ${keyOf(to)}`, () => ask.transfer.consult(wish));
    if (dialled.ok) taken("ask", to);
    else if (dialled.error.code === "doubtful") doubted({ callId, to, how: "ask" }, dialled.error);
    else if (dialled.error.code === "needsConsent") {
      asking.say(null);
      if (force) barred.value = new Set([...barred.value, keyOf(to)]);
      const isFinal = barred.value.has(keyOf(to));
      const reason = reasonOf(dialled.error, "needsConsent");
      refused.value = { kind: "rule", callId, to, reason, isFinal, sure };
    }
  }
  function taken(how: "ask" | "send", to: TransferTarget): void {
    const kind = to.kind === "agent" ? "agents" : "queues";
    if (to.kind !== "number") void asked(() => ask.directory.used({ kind, id: to.id }));
    done(how, to);
  }
  function cancel(): void {
    refused.value = null;
  }

  return {
    error: asking.error.value,
    isBusy: (how, to) => asking.busy.value === `${how} ${keyOf(to)}`,
    send: (callId, to) => void send(callId, to),
    consult: (callId, to) => void consult(callId, to),
    question: (
      <>
        {stands?.kind === "doubt" && stands.to.kind !== "queue" && (
          <DoubtQuestion
            text={stands.to.number}
            doubt={stands.doubt}
            busy={asking.busy.value !== ""}
            onCall={() =>
              void (stands.how === "ask"
                ? consult(stands.callId, stands.to, { sure: true })
                : send(stands.callId, stands.to, true))
            }
            onCancel={cancel}
          />
        )}
        {stands?.kind === "rule" && (
          <ConsentQuestion
            number={stands.to.kind === "queue" ? "" : formatNumber(stands.to.number, region)}
            reason={stands.reason}
            isFinal={stands.isFinal}
            busy={asking.busy.value.startsWith("ask")}
            onCall={() => void consult(stands.callId, stands.to, { force: true, sure: stands.sure })}
            onCancel={cancel}
          />
        )}
      </>
    ),
  };
}
