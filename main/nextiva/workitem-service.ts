import * as v from "valibot";
import type { SchemaTypeSearchPayload } from "../../shared/wire/history.ts";
import {
  type DispositionPayload,
  DispositionSchema,
  type SendEmailResponsePayload,
  SendEmailResponseSchema,
  type TransferToAgentPayload,
  type TransferToInboxPayload,
  type Workitem,
  type WorkitemPage,
  WorkitemPageSchema,
  type WorkitemPriority,
  WorkitemSchema,
  workitemIdOf,
} from "../../shared/wire/workitem.ts";
import { ServiceError } from "./errors.ts";
import type { Http } from "./http.ts";
import { checked, needed, searchQuery } from "./payloads.ts";

/** A workitem or its id. */
export type WorkitemRef = Workitem | string;

const transferAnswer = v.nullish(v.looseObject({}));
type Command =
  | "bridge"
  | "hold"
  | "hangUp"
  | "muteCall"
  | "unmuteCall"
  | "startRecording"
  | "stopRecording"
  | "pauseRecording"
  | "resumeRecording"
  | "dropVoicemail"
  | "finishWorkitem";

/** Workitems and the calls in them. Source: OpenAPI workitem-service, but for `listMine` (seen). Rejects with ServiceError. */
export class WorkitemService {
  readonly #http: Http;

  constructor(http: Http) {
    this.#http = http;
  }

  /** A page of the tenant's workitems; rows default 100. */
  fetchWorkitems(payload?: SchemaTypeSearchPayload): Promise<WorkitemPage> {
    return this.#http.call("workitems", { query: searchQuery(payload), answer: WorkitemPageSchema });
  }

  /** One workitem; `notFound` for an unknown id. */
  async fetchWorkitem(id: string): Promise<Workitem> {
    return this.#http.call("workitem", { params: { id: needed(id, "workitem id") }, answer: WorkitemSchema });
  }

  /** One that is over, with its `recordingURL`. */
  async fetchWorkitemDetail(id: string): Promise<Workitem> {
    return this.#http.call("workitemDetail", {
      params: { id: needed(id, "workitem id") },
      answer: WorkitemSchema,
    });
  }

  /** The signed-in agent's open workitems. */
  async listMine(): Promise<Workitem[]> {
    const page = await this.#http.call("myWorkitems", { answer: WorkitemPageSchema });
    return page.objects ?? [];
  }

  /** Answers, takes off hold, or switches to this call: bridges it onto the agent's leg. */
  active(workitem: WorkitemRef): Promise<Workitem> {
    return this.#command("bridge", workitem);
  }

  hold(workitem: WorkitemRef): Promise<Workitem> {
    return this.#command("hold", workitem);
  }

  hangUp(workitem: WorkitemRef): Promise<Workitem> {
    return this.#command("hangUp", workitem);
  }

  mute(workitem: WorkitemRef): Promise<Workitem> {
    return this.#command("muteCall", workitem);
  }

  unmute(workitem: WorkitemRef): Promise<Workitem> {
    return this.#command("unmuteCall", workitem);
  }

  /** @param digits one or more of 0-9 * # A-D */
  async sendDtmf(workitem: WorkitemRef, digits: string): Promise<Workitem> {
    if (!/^[0-9*#A-D]+$/i.test(digits)) throw new ServiceError("invalid", "not DTMF digits");
    return this.#http.call("sendDtmf", {
      params: { workitemId: idOf(workitem), digit: digits.toUpperCase() },
      answer: WorkitemSchema,
    });
  }

  /** Cold transfer to another agent. */
  async transferToAgent(
    workitem: WorkitemRef,
    userId: string,
    options: Omit<TransferToAgentPayload, "userId" | "workitemId"> = {},
  ): Promise<void> {
    const workitemId = idOf(workitem);
    await this.#http.call("transferToAgent", {
      params: { workitemId, userId: needed(userId, "userId") },
      body: { ...options, userId, workitemId },
      answer: transferAnswer,
    });
  }

  /** Cold transfer to an inbox or queue. */
  async transferToInbox(
    workitem: WorkitemRef,
    inboxId: string,
    options: Omit<TransferToInboxPayload, "inboxId" | "workitemId"> = {},
  ): Promise<void> {
    const workitemId = idOf(workitem);
    await this.#http.call("transferToInbox", {
      params: { workitemId, inboxId: needed(inboxId, "inboxId") },
      body: { ...options, inboxId, workitemId },
      answer: transferAnswer,
    });
  }

  /** Cold transfer to a telephone number (a guess of ours, like all below it but the priority). */
  async transferToNumber(workitem: WorkitemRef, to: string): Promise<void> {
    await this.#http.call("transferToNumber", {
      params: { workitemId: idOf(workitem) },
      body: { to: needed(to, "to") },
      answer: transferAnswer,
    });
  }

  /** The agent leaves the two: the call, and the one that was dialled for it. */
  async completeTransfer(workitem: WorkitemRef, consult: WorkitemRef): Promise<void> {
    await this.#http.call("completeTransfer", {
      params: { workitemId: idOf(workitem) },
      body: { consultWorkitemId: idOf(consult) },
      answer: transferAnswer,
    });
  }

  startRecording(workitem: WorkitemRef): Promise<Workitem> {
    return this.#command("startRecording", workitem);
  }

  stopRecording(workitem: WorkitemRef): Promise<Workitem> {
    return this.#command("stopRecording", workitem);
  }

  /** Nothing is kept until `resumeRecording`. */
  pauseRecording(workitem: WorkitemRef): Promise<Workitem> {
    return this.#command("pauseRecording", workitem);
  }

  resumeRecording(workitem: WorkitemRef): Promise<Workitem> {
    return this.#command("resumeRecording", workitem);
  }

  /** Leaves the agent's recorded message on the far end's machine; the agent is free at once. */
  dropVoicemail(workitem: WorkitemRef): Promise<Workitem> {
    return this.#command("dropVoicemail", workitem);
  }

  /** 5 is the highest. */
  async changePriority(workitem: WorkitemRef, priority: WorkitemPriority): Promise<void> {
    await this.#http.call("changePriority", {
      params: { workitemId: idOf(workitem) },
      body: { priority: checked(v.picklist([1, 2, 3, 4, 5]), priority, "priority") },
      answer: transferAnswer,
    });
  }

  /** The agent is done with a workitem of messages (a guess). Not repeated. */
  finish(workitem: WorkitemRef): Promise<Workitem> {
    return this.#command("finishWorkitem", workitem);
  }

  /** What became of a finished workitem (a guess). Not repeated: the server takes one only. */
  async submitDisposition(workitem: WorkitemRef, payload: DispositionPayload): Promise<Workitem> {
    return this.#http.call("submitDisposition", {
      params: { workitemId: idOf(workitem) },
      body: checked(DispositionSchema, payload, "disposition"),
      answer: WorkitemSchema,
    });
  }

  async sendEmailResponse(workitem: WorkitemRef, payload: SendEmailResponsePayload): Promise<Workitem> {
    return this.#http.call("sendEmailResponse", {
      params: { workitemId: idOf(workitem) },
      body: checked(SendEmailResponseSchema, payload, "e-mail reply"),
      answer: WorkitemSchema,
    });
  }

  async #command(name: Command, workitem: WorkitemRef): Promise<Workitem> {
    return this.#http.call(name, { params: { workitemId: idOf(workitem) }, answer: WorkitemSchema });
  }
}

function idOf(workitem: WorkitemRef): string {
  return needed(typeof workitem === "string" ? workitem : workitemIdOf(workitem), "workitem id");
}
