/** Call control by workitem. */
import * as v from "valibot";
import { TransferToAgentSchema, TransferToInboxSchema } from "../../shared/wire/workitem.ts";
import type { Agent } from "../world/types.ts";
import { does, read } from "./answers.ts";
import type { Handlers } from "./types.ts";

type Names =
  | "bridge"
  | "hold"
  | "hangUp"
  | "muteCall"
  | "unmuteCall"
  | "sendDtmf"
  | "transferToAgent"
  | "transferToInbox"
  | "speakText"
  | "transferToNumber"
  | "completeTransfer"
  | "joinCalls"
  | "leaveCalls"
  | "startRecording"
  | "stopRecording"
  | "pauseRecording"
  | "resumeRecording"
  | "dropVoicemail";

const on = (user: Agent, { workitemId }: { workitemId: string }) => ({ userId: user.userId, workitemId });

export const calls: Handlers<Names> = {
  bridge: ({ user, params }, backend) => does(backend, { kind: "bridge", ...on(user, params) }),
  hold: ({ user, params }, backend) => does(backend, { kind: "hold", ...on(user, params) }),
  hangUp: ({ user, params }, backend) => does(backend, { kind: "hangUp", ...on(user, params) }),
  muteCall: ({ user, params }, backend) =>
    does(backend, { kind: "muteCall", ...on(user, params), muted: true }),
  unmuteCall: ({ user, params }, backend) =>
    does(backend, { kind: "muteCall", ...on(user, params), muted: false }),
  sendDtmf: ({ user, params }, backend) =>
    does(backend, { kind: "digits", ...on(user, params), digits: params.digit }),
  transferToAgent({ user, params, body }, backend) {
    if (body !== undefined) {
      const asked = read(TransferToAgentSchema, body);
      if ("reply" in asked) return asked.reply;
    }
    return does(backend, { kind: "transferToAgent", ...on(user, params), to: params.userId });
  },
  transferToInbox({ user, params, body }, backend) {
    const asked = body === undefined ? undefined : read(TransferToInboxSchema, body);
    if (asked !== undefined && "reply" in asked) return asked.reply;
    const { ringAll } = asked?.value ?? {};
    return does(backend, { kind: "transferToQueue", ...on(user, params), queueId: params.inboxId, ringAll });
  },
  speakText({ user, params, body }, backend) {
    const asked = read(v.looseObject({ text: v.string() }), body);
    if ("reply" in asked) return asked.reply;
    const extra = { spokenText: asked.value.text };
    return does(backend, { kind: "note", ...on(user, params), extra });
  },
  transferToNumber({ user, params, body }, backend) {
    const asked = read(v.looseObject({ to: v.string() }), body);
    if ("reply" in asked) return asked.reply;
    return does(backend, { kind: "transferOut", ...on(user, params), to: asked.value.to });
  },
  completeTransfer({ user, params, body }, backend) {
    const asked = read(v.looseObject({ consultWorkitemId: v.string() }), body);
    if ("reply" in asked) return asked.reply;
    const consult = asked.value.consultWorkitemId;
    return does(backend, { kind: "completeTransfer", ...on(user, params), consult });
  },
  joinCalls({ user, params, body }, backend) {
    const asked = read(v.looseObject({ workitemId: v.string() }), body);
    if ("reply" in asked) return asked.reply;
    return does(backend, { kind: "joinCalls", ...on(user, params), other: asked.value.workitemId });
  },
  leaveCalls: ({ user, params }, backend) => does(backend, { kind: "leaveCalls", ...on(user, params) }),
  startRecording: ({ user, params }, backend) =>
    does(backend, { kind: "record", ...on(user, params), to: "on" }),
  stopRecording: ({ user, params }, backend) =>
    does(backend, { kind: "record", ...on(user, params), to: "off" }),
  pauseRecording: ({ user, params }, backend) =>
    does(backend, { kind: "record", ...on(user, params), to: "paused" }),
  resumeRecording: ({ user, params }, backend) =>
    does(backend, { kind: "record", ...on(user, params), to: "on" }),
  dropVoicemail: ({ user, params }, backend) => does(backend, { kind: "dropVoicemail", ...on(user, params) }),
};
