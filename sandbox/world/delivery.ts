/** What becomes of a message that is sent: by its receiver, by the carriers, step by step. */
import { receive } from "./inbox.ts";
import type { Delivery, DeliveryStep, Message } from "./message-types.ts";
import type { Transaction } from "./transaction.ts";
import type { Behaviour, Item } from "./types.ts";

/** What a receiver stands for: a number by its last four digits, an e-mail address by what is before its @. */
export type Receiver = "normal" | "fails" | "slow" | "unclear" | "stops" | "answers";
const byDigits: Readonly<Record<string, Receiver>> = {
  "0194": "fails",
  "0193": "slow",
  "0192": "unclear",
  "0191": "stops",
  "0190": "answers",
};
const byName: Readonly<Record<string, Receiver>> = {
  bounce: "fails",
  slow: "slow",
  unclear: "unclear",
  answers: "answers",
};

const lastDigits = (to: string) => to.replace(/\D/g, "").slice(-4);

function receiverOf(to: string): Receiver {
  const found = to.includes("@") ? byName[to.split("@")[0] ?? ""] : byDigits[lastDigits(to)];
  return found ?? "normal";
}

type FaxEnd = "sent" | "busy" | "noAnswer" | "voice" | "losesPage";
/** What picks up when a fax is sent there. */
const faxEnds: Readonly<Record<string, FaxEnd>> = {
  "0196": "busy",
  "0195": "noAnswer",
  "0189": "voice",
  "0188": "losesPage",
};
const lostPage = 3;

export interface Plan {
  readonly steps: readonly DeliveryStep[];
  readonly answer: Delivery["answer"];
}

/** The way of one message, as it is known when it is sent. */
export function planOf(message: Message, to: string, behaviour: Behaviour): Plan {
  const { deliverAfterMs: ms, carrier } = behaviour;
  if (message.channelType === "chat") {
    const steps: DeliveryStep[] = [{ afterMs: 1, status: "delivered" }];
    return { steps, answer: answerOf("normal", message, behaviour) };
  }
  const receiver =
    carrier.kind === "normal"
      ? receiverOf(to)
      : ({ slow: "slow", fail: "fails", unclear: "unclear" } as const)[carrier.kind];
  const steps =
    message.channelType === "fax" ? faxSteps(message, to, ms) : stepsTo(receiver, message, behaviour);
  return { steps, answer: answerOf(receiver, message, behaviour) };
}

function stepsTo(receiver: Receiver, { channelType }: Message, behaviour: Behaviour): DeliveryStep[] {
  const { deliverAfterMs: ms, carrier } = behaviour;
  const sent: DeliveryStep = { afterMs: Math.ceil(ms / 3), status: "sent" };
  const end: DeliveryStep = { afterMs: ms, status: "delivered" };
  switch (receiver) {
    case "fails":
      return [
        sent,
        { ...end, status: "failed", reason: channelType === "email" ? "MAILBOX_UNKNOWN" : "UNREACHABLE" },
      ];
    case "slow":
      return [{ ...sent, afterMs: carrier.ms }, end];
    case "unclear":
      return [{ ...end, status: "unknown" }];
    default:
      // A mail server says no more than that it took it.
      return channelType === "email" ? [{ ...end, status: "sent" }] : [sent, end];
  }
}

function faxSteps({ pages = 1 }: Message, to: string, ms: number): DeliveryStep[] {
  const end = faxEnds[lastDigits(to)] ?? "sent";
  const dials: DeliveryStep = { afterMs: Math.ceil(ms / 2), status: "sending", pagesDone: 0 };
  const fails = (reason: string): DeliveryStep[] => [dials, { afterMs: ms, status: "failed", reason }];
  if (end === "busy") return fails("BUSY");
  if (end === "noAnswer") return fails("NO_ANSWER");
  if (end === "voice") return fails("VOICE_ANSWERED");
  const last = end === "losesPage" ? Math.min(pages, lostPage - 1) : pages;
  const done = Array.from({ length: last }, (_, page): DeliveryStep => {
    const isLast = page + 1 === last && end === "sent";
    return { afterMs: ms, status: isLast ? "sent" : "sending", pagesDone: page + 1 };
  });
  return [
    dials,
    ...done,
    ...(end === "losesPage"
      ? [{ afterMs: ms, status: "failed" as const, reason: "PAGE_LOST", pagesDone: last }]
      : []),
  ];
}

function answerOf(receiver: Receiver, message: Message, behaviour: Behaviour): Delivery["answer"] {
  const afterMs = behaviour.answerMessageAfterMs;
  if (message.channelType === "fax") return null;
  if (receiver === "stops") return { afterMs, text: "STOP" };
  const isAnswering = receiver === "answers" || (receiver === "normal" && behaviour.contactsAnswer);
  if (!isAnswering) return null;
  const said = message.textMsg.trim().split(/\s+/).slice(0, 6).join(" ");
  return { afterMs, text: said === "" ? "Thank you, I got it." : `Thank you. About "${said}": yes.` };
}

/** Puts a message that an agent sent on its way. */
export function dispatch(tx: Transaction, item: Item, message: Message, to: string): void {
  const { steps, answer } = planOf(message, to, tx.world.behaviour);
  const [first] = steps;
  if (first === undefined) return;
  tx.world.deliveries.set({
    messageId: message.id,
    workitemId: item.workitemId,
    userId: message.fromId,
    steps,
    nextAt: tx.now + Math.max(1, first.afterMs),
    answer,
  });
}

/** The next step of one that is due; after the last its receiver may answer. */
export function advance(tx: Transaction, delivery: Delivery): void {
  const [step, ...steps] = delivery.steps;
  const item = tx.world.item(delivery.workitemId);
  if (step === undefined || item === undefined) {
    tx.world.deliveries.delete(delivery.messageId);
    if (item !== undefined && delivery.answer !== null) answer(tx, item, delivery.answer.text);
    return;
  }
  const { status, reason, pagesDone } = step;
  changeMessage(tx, item, delivery.messageId, {
    status,
    statusAt: tx.now,
    ...(reason === undefined ? {} : { statusReason: reason }),
    ...(pagesDone === undefined ? {} : { pagesDone }),
  });
  tx.notify(
    delivery.userId,
    "MessageStatusNotification",
    {
      conversationId: item.conversationId,
      messageId: delivery.messageId,
      status,
      statusAt: tx.now,
      ...(reason === undefined ? {} : { statusReason: reason }),
      ...(pagesDone === undefined ? {} : { pagesDone }),
    },
    item.workitemId,
  );
  const isReached = status === "delivered" || status === "sent";
  const next = steps[0]?.afterMs ?? (isReached ? delivery.answer?.afterMs : undefined);
  if (next === undefined) tx.world.deliveries.delete(delivery.messageId);
  else tx.world.deliveries.set({ ...delivery, steps, nextAt: tx.now + Math.max(1, next) });
}

/** Open or over, a message's status is its workitem's. Nobody is sent the whole workitem for it. */
function changeMessage(tx: Transaction, item: Item, messageId: string, change: Partial<Message>): void {
  const messages = item.messages.map((one) => (one.id === messageId ? { ...one, ...change } : one));
  const next = { ...item, messages, modifiedAt: Math.max(tx.now, item.modifiedAt + 1) };
  if (item.state === "terminated") tx.world.history.set(next);
  else tx.addItem(next);
  tx.changedConversations.add(item.conversationId);
}

function answer(tx: Transaction, item: Item, text: string): void {
  receive(tx, {
    channel: item.channelType === "voice" ? "sms" : item.channelType,
    from: /^outbound/i.test(item.type) ? item.to : item.from,
    agentId: item.agentId,
    campaignId: item.campaignId,
    content: {
      textMsg: text,
      ...(item.channelType === "email" ? { subject: `Re: ${itemSubject(item)}` } : {}),
    },
  });
}

function itemSubject({ messages }: Item): string {
  return messages.find(({ subject }) => subject !== undefined)?.subject?.replace(/^re: /i, "") ?? "";
}
