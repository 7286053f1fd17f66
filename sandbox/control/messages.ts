/** Customers who write: SMS, e-mail, fax and chat, from a text or a named sample. */
import * as v from "valibot";
import { type EmailSampleName, emailSamples } from "../callers/email-samples.ts";
import { type FaxSampleName, faxSamples } from "../callers/fax-samples.ts";
import { type SmsSampleName, smsSamples } from "../callers/sms-samples.ts";
import { ok } from "../http/answers.ts";
import { conversationOnWire, itemOnWire } from "../world/projection.ts";
import type { Item } from "../world/types.ts";
import { attempt, ControlError, type ControlParts, type ControlRoutes, parse, target } from "./parts.ts";

const names = <N extends string>(samples: Readonly<Record<N, unknown>>) => Object.keys(samples) as N[];
const text = v.optional(v.string());
const sms = v.strictObject({
  ...target,
  text,
  sample: v.optional(v.picklist(names<SmsSampleName>(smsSamples))),
});
const email = v.strictObject({
  ...target,
  subject: text,
  text,
  html: text,
  sample: v.optional(v.picklist(names<EmailSampleName>(emailSamples))),
});
const fax = v.strictObject({ ...target, sample: v.optional(v.picklist(names<FaxSampleName>(faxSamples))) });
const chat = v.strictObject({ ...target, text: v.optional(v.string(), "Hello, is somebody there?") });
const message = v.strictObject({
  ...target,
  channel: v.optional(v.picklist(["sms", "email", "fax", "chat"]), "sms"),
  text: v.string(),
});
const burst = v.strictObject({
  channel: v.optional(v.picklist(["sms", "chat"])),
  count: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100_000)), 1_000),
  overMs: v.optional(v.pipe(v.number(), v.minValue(0))),
  senders: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  queue: text,
});
const described = (samples: Readonly<Record<string, { readonly description: string }>>) =>
  Object.fromEntries(Object.entries(samples).map(([name, sample]) => [name, sample.description]));

export function messageRoutes({ callers, backend }: ControlParts): ControlRoutes {
  const world = () => backend.centre.world();
  const written = (write: () => Item) => {
    const { workitemId, conversationId } = attempt(write);
    const item = world().item(workitemId);
    return ok({
      workitemId,
      conversationId,
      workitem: item === undefined ? {} : itemOnWire(world(), item, 20),
    });
  };
  return {
    "POST /messages": ({ body }) => written(() => callers.sendMessage(parse(message, body))),
    "POST /sms": ({ body }) => written(() => callers.writeSms(parse(sms, body))),
    "POST /email": ({ body }) => written(() => callers.writeEmail(parse(email, body))),
    "POST /fax": ({ body }) => written(() => callers.sendFax(parse(fax, body))),
    "POST /chat": ({ body }) => written(() => callers.writeChat(parse(chat, body))),
    "POST /burst": ({ body }) => ok({ messages: attempt(() => callers.burst(parse(burst, body))) }),
    "GET /samples": () =>
      ok({ sms: described(smsSamples), email: described(emailSamples), fax: described(faxSamples) }),
    "POST /workitems/*/writes": ({ parts: [id = ""], body }) =>
      written(() => callers.writeMore(id, parse(v.strictObject({ text: v.string() }), body).text)),
    "POST /workitems/*/leaves": ({ parts: [id = ""] }) => {
      const answer = backend.centre.do({ kind: "customerLeaves", workitemId: id });
      if (!answer.ok) throw new ControlError(404, answer.message);
      return ok({});
    },
    "GET /conversations/*": ({ parts: [id = ""] }) => {
      const conversation = world().conversations.get(id);
      if (conversation === undefined) throw new ControlError(404, "no such conversation");
      const over = world().history.select({ conversationId: id }).slice(0, 20);
      return ok({
        conversation: conversationOnWire(world(), conversation),
        workitems: [...world().openItemsIn(id), ...over].map((item) => itemOnWire(world(), item)),
      });
    },
  };
}
