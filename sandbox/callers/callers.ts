/** The people outside: they ring, speak, hear, press digits and hang up. What tests and demos use. */

import type { Clock } from "../../shared/time.ts";
import type { Centre } from "../centre/centre.ts";
import type { FileStore } from "../files/store.ts";
import type { Customer, Hearing, Utterance } from "../voice/media/types.ts";
import type { Voice } from "../voice/voice.ts";
import type { Channel, MessageChannel, MessageContent } from "../world/message-types.ts";
import { firstContacts } from "../world/seed/contacts.ts";
import type { Item } from "../world/types.ts";
import type { FaxSampleName } from "./fax-samples.ts";
import type { SmsSampleName } from "./sms-samples.ts";
import { emailOf, faxOf, smsOf, type WrittenEmail } from "./writing.ts";

export interface CallRequest {
  /** Name or id. One of `queue` and `agent`. */
  readonly queue?: string | undefined;
  /** User name, its part before the @, or user id: a direct call. */
  readonly agent?: string | undefined;
  /** Default: the number of a contact. */
  readonly from?: string | undefined;
  readonly name?: string | undefined;
  readonly priority?: number | undefined;
  readonly ringAll?: boolean | undefined;
  /** Default "speech". */
  readonly says?: Utterance | undefined;
}

/** The far end of one call. */
export interface Caller {
  readonly workitemId: string;
  /** As it is now, or as it ended. */
  item(): Item;
  says(what: Utterance): void;
  presses(digits: string): Promise<void>;
  hangsUp(): void;
  /** @throws Error where the sandbox runs without sound */
  readonly hears: Hearing;
}

/** Somebody who writes. Without `queue` and `agent`: to Support. */
export type WriteRequest = Omit<CallRequest, "says">;

export interface BurstRequest {
  readonly channel?: "sms" | "chat" | undefined;
  readonly count: number;
  /** Spread over this time; default a minute. */
  readonly overMs?: number | undefined;
  /** How many people write, in turn; default one for each message. */
  readonly senders?: number | undefined;
  readonly queue?: string | undefined;
}

export interface Callers {
  /** @throws Error when there is no such queue or agent */
  placeCall(request: CallRequest): Caller;
  /** The far end of a call that exists: an outbound one, say. */
  caller(workitemId: string): Caller | undefined;
  /** Gives the workitem that it came to. @throws Error when there is no such queue or agent */
  sendMessage(request: WriteRequest & { channel?: MessageChannel; text: string }): Item;
  writeSms(request: WriteRequest & { text?: string | undefined; sample?: SmsSampleName | undefined }): Item;
  writeEmail(request: WriteRequest & WrittenEmail): Item;
  sendFax(request: WriteRequest & { sample?: FaxSampleName | undefined }): Item;
  writeChat(request: WriteRequest & { text: string }): Item;
  /** Whoever is at the far end of a message workitem writes once more. */
  writeMore(workitemId: string, text: string): Item;
  /** Many messages. Gives how many there will be. */
  burst(request: BurstRequest): number;
  /** No more of a burst under way. */
  close(): void;
}

export interface CallersParts {
  readonly centre: Centre;
  readonly voice: Voice;
  readonly files: FileStore;
  readonly clock: Pick<Clock, "after">;
}

const burstStepMs = 50;

export function createCallers({ centre, voice, files, clock }: CallersParts): Callers {
  const find = (workitemId: string) => centre.world().item(workitemId);
  const timers = new Set<() => void>();

  function target({ queue: name, agent: short }: WriteRequest): { queueId?: string; agentId?: string } {
    const queue = [...centre.world().objectsOf("queue")].find(
      (one) => one._id === name || one.queueId === name || one.name?.toLowerCase() === name?.toLowerCase(),
    );
    if (name !== undefined && queue === undefined) throw new Error(`no queue ${name}`);
    const agent = short === undefined ? undefined : centre.find(short);
    if (short !== undefined && agent === undefined) throw new Error(`no agent ${short}`);
    return {
      ...(queue === undefined ? {} : { queueId: String(queue.queueId) }),
      ...(agent === undefined ? {} : { agentId: agent.userId }),
    };
  }

  /** Who is not given a number or address has that of the contact of their name, or of the first one. */
  function senderOf({ from, name }: WriteRequest, channel: Channel): string {
    if (from !== undefined) return from;
    const contacts = centre.world().objects.contact?.slice(0, firstContacts) ?? [];
    const contact = contacts.find((one) => one.name === name) ?? contacts[0];
    return String((channel === "email" ? contact?.email : contact?.phone) ?? "+15550100100");
  }

  function arrives(request: WriteRequest, channel: Channel, content?: MessageContent): Item {
    const { name, priority, ringAll } = request;
    const from = senderOf(request, channel);
    const arrival = { channel, from, name, priority, ringAll, content, ...target(request) };
    const answer = centre.do({ kind: "arrive", arrival });
    if (!answer.ok) throw new Error(answer.message);
    const item = find((answer.value as { workitemId: string }).workitemId);
    if (item === undefined) throw new Error("the workitem is not there");
    return item;
  }

  /** Several messages come to one workitem. */
  function writes(request: WriteRequest, channel: MessageChannel, contents: readonly MessageContent[]): Item {
    const isAddressed = request.queue !== undefined || request.agent !== undefined;
    const addressed = isAddressed ? request : { ...request, queue: "Support" };
    const items = contents.map((content) => arrives(addressed, channel, content));
    const item = items.at(-1);
    if (item === undefined) throw new Error("nothing to write");
    return item;
  }

  function caller(workitemId: string): Caller | undefined {
    if (find(workitemId) === undefined) return undefined;
    const withVoice = (act: (customer: Customer) => void) => {
      const customer = voice.customer(workitemId);
      if (customer !== undefined) act(customer);
    };
    return {
      workitemId,
      item() {
        const item = find(workitemId);
        if (item === undefined) throw new Error("the call is not there any more");
        return item;
      },
      says: (what) => withVoice((customer) => customer.says(what)),
      async presses(digits) {
        await voice.customer(workitemId)?.presses(digits);
      },
      hangsUp: () => void centre.do({ kind: "callerHangsUp", workitemId }),
      get hears() {
        const hearing = voice.hears(workitemId);
        if (hearing === undefined) throw new Error("nothing is heard: no sound, or long ended");
        return hearing;
      },
    };
  }

  return {
    caller,
    placeCall({ says, ...request }) {
      const item = arrives(request, "voice");
      const placed = caller(item.workitemId);
      if (placed === undefined) throw new Error("the call is not there");
      if (says !== undefined) placed.says(says);
      return placed;
    },
    sendMessage: ({ channel = "sms", text, ...request }) =>
      writes(request, channel, [{ textMsg: text, ...(channel === "email" ? { subject: text } : {}) }]),
    writeSms: ({ text = "Hello?", sample, ...request }) =>
      writes(request, "sms", sample === undefined ? [{ textMsg: text }] : smsOf(files, sample)),
    writeEmail({ subject, text, html, sample, to, cc, ...request }) {
      const from = senderOf(request, "email");
      return writes({ ...request, from: bareAddress(from) }, "email", [
        emailOf(files, { subject, text, html, sample, to, cc }, from),
      ]);
    },
    sendFax: ({ sample, ...request }) => writes(request, "fax", [faxOf(files, sample)]),
    writeChat: ({ text, ...request }) => writes(request, "chat", [{ textMsg: text }]),
    writeMore(workitemId, text) {
      const item = find(workitemId);
      if (item === undefined || item.channelType === "voice") throw new Error("no such message workitem");
      const { channelType, agentId, queueId, campaignId } = item;
      const from = /^outbound/i.test(item.type) ? item.to : item.from;
      const answer = centre.do({
        kind: "arrive",
        arrival: {
          channel: channelType,
          from,
          campaignId,
          content: {
            textMsg: text,
            ...(channelType === "email" ? { subject: "Re: your message", from } : {}),
          },
          ...(agentId === "" && queueId !== "" ? { queueId } : { agentId }),
        },
      });
      if (!answer.ok) throw new Error(answer.message);
      return find((answer.value as { workitemId: string }).workitemId) ?? item;
    },
    burst({ channel = "sms", count, overMs = 60_000, senders = count, queue }) {
      const to = { queue: queue ?? "Support" };
      target(to);
      let written = 0;
      const steps = Math.max(1, Math.floor(overMs / burstStepMs));
      const write = (step: number) => {
        const due = Math.ceil((count * (step + 1)) / steps);
        for (; written < due; written += 1) {
          const who = written % Math.max(1, senders);
          const from = `+1555${String(3_000_000 + who)}`;
          arrives({ ...to, from, name: `Sender ${who + 1}` }, channel, { textMsg: `Message ${written + 1}` });
        }
        if (written >= count) return;
        const undo = clock.after(burstStepMs, () => {
          timers.delete(undo);
          write(step + 1);
        });
        timers.add(undo);
      };
      write(0);
      return count;
    },
    close() {
      for (const undo of timers) undo();
      timers.clear();
    },
  };
}

/** `Ines <ines@customer.test>` → `ines@customer.test`. */
function bareAddress(from: string): string {
  return /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from;
}
