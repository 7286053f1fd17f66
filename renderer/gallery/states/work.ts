import { call, idle, messages, now, offer, talking, wrapUp } from "../samples.ts";
import { phone, type Shown } from "./shown.ts";

const email = messages({
  workitemId: "message-2",
  channel: "email",
  number: "t.becker@becker-und-partner.example",
  name: "",
  lastText: "Re: Re: Invoice 2024-118",
});
const ended = messages({ phase: "ended", end: "contactLeft", endedAt: now - 20_000, channel: "chat" });
const sms = offer({
  offerId: "offer-sms",
  workitemId: "message-3",
  channel: "sms",
  type: "InboundSMS",
  from: "+14155552672",
  name: "Nora Next",
  queue: "Support",
});
const about = {
  workitemId: ended.workitemId,
  channel: "chat",
  name: ended.name,
  end: "contactLeft",
} as const;

/** Message work. */
export const workStates: Readonly<Record<string, Shown>> = {
  "offer-sms": phone({ ...idle, offers: { ...idle.offers, open: [sms] } }),
  "offer-sms-on-call": phone({ ...talking, offers: { ...idle.offers, open: [sms] } }),
  "messages-open": phone({ ...idle, work: { list: [messages(), email], past: [] } }),
  "messages-finishing": phone({
    ...idle,
    work: { list: [messages({ phase: "ending", finishedAt: now })], past: [] },
  }),
  "messages-ended": phone({
    ...idle,
    work: { list: [ended, email], past: [] },
    wrapUps: { list: [wrapUp(about)] },
  }),
  "messages-wrap-up": phone(
    {
      ...idle,
      work: { list: [ended], past: [] },
      wrapUps: { list: [wrapUp({ ...about, connectedAt: null })] },
    },
    { press: ["Wrap up: Nora Next"], until: ".result" },
  ),
  "messages-on-call": phone({
    ...talking,
    calls: { list: [call()], past: [] },
    work: { list: [messages(), email], past: [] },
  }),
};
