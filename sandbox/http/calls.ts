/** Call control by workitem. */
import * as v from "valibot";
import { TransferToAgentSchema, TransferToInboxSchema } from "../../shared/wire/workitem.ts";
import type { Agent } from "../world/types.ts";
import { read, run } from "./answers.ts";
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
  bridge: ({ user, params }, backend) => run(backend, { kind: "bridge", ...on(user, params) }),
  hold: ({ user, params }, backend) => run(backend, { kind: "hold", ...on(user, params) }),
  hangUp: ({ user, params }, backend) => run(backend, { kind: "hangUp", ...on(user, params) }),
  muteCall: ({ user, params }, backend) =>
    run(backend, { kind: "muteCall", ...on(user, params), muted: true }),
  unmuteCall: ({ user, params }, backend) =>
    run(backend, { kind: "muteCall", ...on(user, params), muted: false }),
  sendDtmf: ({ user, params }, backend) =>
    run(backend, { kind: "digits", ...on(user, params), digits: params.digit }),
  transferToAgent({ user, params, body }, backend) {
    if (body !== undefined) {
      const parsed = read(TransferToAgentSchema, body);
      if ("reply" in parsed) return parsed.reply;
    }
    return run(backend, { kind: "transferToAgent", ...on(user, params), to: params.userId });
  },
  transferToInbox({ user, params, body }, backend) {
    const parsed = body === undefined ? undefined : read(TransferToInboxSchema, body);
    if (parsed !== undefined && "reply" in parsed) return parsed.reply;
    const { ringAll } = parsed?.value ?? {};
    return run(backend, { kind: "transferToQueue", ...on(user, params), queueId: params.inboxId, ringAll });
  },
  speakText({ user, params, body }, backend) {
    const parsed = read(v.looseObject({ text: v.string() }), body);
    if ("reply" in parsed) return parsed.reply;
    const extra = { spokenText: parsed.value.text };
    return run(backend, { kind: "note", ...on(user, params), extra });
  },
  transferToNumber({ user, params, body }, backend) {
    const parsed = read(v.looseObject({ to: v.string() }), body);
    if ("reply" in parsed) return parsed.reply;
    return run(backend, { kind: "transferOut", ...on(user, params), to: parsed.value.to });
  },
  completeTransfer({ user, params, body }, backend) {
    const parsed = read(v.looseObject({ consultWorkitemId: v.string() }), body);
    if ("reply" in parsed) return parsed.reply;
    const consult = parsed.value.consultWorkitemId;
    return run(backend, { kind: "completeTransfer", ...on(user, params), consult });
  },
  joinCalls({ user, params, body }, backend) {
    const parsed = read(v.looseObject({ workitemId: v.string() }), body);
    if ("reply" in parsed) return parsed.reply;
    return run(backend, { kind: "joinCalls", ...on(user, params), other: parsed.value.workitemId });
  },
  leaveCalls: ({ user, params }, backend) => run(backend, { kind: "leaveCalls", ...on(user, params) }),
  startRecording: ({ user, params }, backend) =>
    run(backend, { kind: "record", ...on(user, params), to: "on" }),
  stopRecording: ({ user, params }, backend) =>
    run(backend, { kind: "record", ...on(user, params), to: "off" }),
  pauseRecording: ({ user, params }, backend) =>
    run(backend, { kind: "record", ...on(user, params), to: "paused" }),
  resumeRecording: ({ user, params }, backend) =>
    run(backend, { kind: "record", ...on(user, params), to: "on" }),
  dropVoicemail: ({ user, params }, backend) => run(backend, { kind: "dropVoicemail", ...on(user, params) }),
};
