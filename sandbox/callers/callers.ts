/** The people outside: they ring, speak, hear, press digits and hang up. What tests and demos use. */

import type { Centre } from "../centre/centre.ts";
import type { Customer, Hearing, Utterance } from "../voice/media/types.ts";
import type { Voice } from "../voice/voice.ts";
import type { Channel, Item } from "../world/types.ts";

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

export interface Callers {
  /** @throws Error when there is no such queue or agent */
  placeCall(request: CallRequest): Caller;
  /** The far end of a call that exists: an outbound one, say. */
  caller(workitemId: string): Caller | undefined;
  /** @throws Error when there is no such queue or agent */
  sendMessage(
    request: Omit<CallRequest, "says"> & { channel?: Exclude<Channel, "voice">; text: string },
  ): Item;
}

export function createCallers(centre: Centre, voice: Voice): Callers {
  const find = (workitemId: string) => centre.world().item(workitemId);

  function arrives(request: Omit<CallRequest, "says">, channel: Channel, text?: string): Item {
    const queue = [...centre.world().objectsOf("queue")].find(
      (one) =>
        one._id === request.queue ||
        one.queueId === request.queue ||
        one.name?.toLowerCase() === request.queue?.toLowerCase(),
    );
    if (request.queue !== undefined && queue === undefined) throw new Error(`no queue ${request.queue}`);
    const agent = request.agent === undefined ? undefined : centre.find(request.agent);
    if (request.agent !== undefined && agent === undefined) throw new Error(`no agent ${request.agent}`);
    const [contact] = centre.world().objects.contact?.slice(0, 1) ?? [];
    const answer = centre.do({
      kind: "arrive",
      arrival: {
        channel,
        from:
          request.from ?? String((channel === "email" ? contact?.email : contact?.phone) ?? "+15550100100"),
        name: request.name,
        queueId: queue === undefined ? undefined : String(queue.queueId),
        agentId: agent?.userId,
        priority: request.priority,
        ringAll: request.ringAll,
        text,
      },
    });
    if (!answer.ok) throw new Error(answer.message);
    const item = find((answer.value as { workitemId: string }).workitemId);
    if (item === undefined) throw new Error("the call is not there");
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
    sendMessage: ({ channel = "sms", text, ...request }) => arrives(request, channel, text),
  };
}
