import { expect, test } from "vitest";
import type { Workitem } from "../../shared/wire/workitem.ts";
import { pastItem } from "./past.ts";

const reading = { at: 10_000, skew: 100 };
const past = (workitem: Workitem) => pastItem(workitem, reading);

test("a call says who, when, how long, and whether it was missed", () => {
  expect(
    past({
      workitemId: "a",
      type: "InboundCall",
      from: "+1555",
      createdAt: 1_000,
      assignedAt: 2_000,
      terminatedAt: 9_000,
      conversationId: "conv-1",
      voicemailFile: "v.wav",
    }),
  ).toMatchObject({
    channel: "voice",
    at: 1_100,
    lastedMs: 7_000,
    isMissed: false,
    conversationId: "conv-1",
    hasVoicemail: true,
  });
  expect(past({ workitemId: "b", type: "InboundCall", terminationReason: "NO_ANSWER" })).toMatchObject({
    isMissed: true,
    end: "noAnswer",
  });
  expect(past({ workitemId: "c", type: "OutboundSMS", channelType: "sms", to: "+1556" })).toMatchObject({
    channel: "sms",
    direction: "outbound",
    number: "+1556",
    lastedMs: null,
  });
});

test.each([
  ["none at all", {}, { at: null, lastedMs: null }],
  ["0 for never", { createdAt: 0, assignedAt: 0, terminatedAt: 5_000 }, { at: 5_100, lastedMs: null }],
  ["an end before the start", { createdAt: 5_000, terminatedAt: 4_000 }, { at: 5_100, lastedMs: null }],
  ["only its last change", { modifiedAt: 3_000 }, { at: 3_100, lastedMs: null }],
])("of times it may have %s", (_, times, known) =>
  expect(past({ workitemId: "a", type: "InboundCall", ...times })).toMatchObject(known),
);
