import { expect, test, vi } from "vitest";
import type { Outgoing } from "../../shared/state/outgoing.ts";
import { ServiceError } from "../nextiva/errors.ts";
import { createSending } from "./sending.ts";

const message = (more: Partial<Outgoing> = {}): Outgoing => ({
  id: "o1",
  channel: "sms",
  conversationId: "c1",
  to: ["+14155552671", "+14155552672"],
  cc: [],
  bcc: [],
  subject: "",
  text: "Hello",
  files: [],
  campaignId: "",
  contactId: "",
  workitemId: "",
  answers: null,
  name: "",
  force: false,
  writtenAt: 0,
  sentAt: 0,
  state: "sending",
  before: null,
  notSent: null,
  ...more,
});
const upload = { signal: new AbortController().signal, sent() {} };

type Opened = Awaited<ReturnType<Parameters<typeof createSending>[0]["files"]["open"]>>;

function setUp(verifies = true, opened: Opened = { ok: true, files: [], close: async () => {} }) {
  const users = {
    sms: vi.fn(async () => ({ canDial: true, consentType: 0 })),
    email: vi.fn(),
    fax: vi.fn(async () => null),
    sendChatMessage: vi.fn(),
    verifyConsent: vi.fn(
      async (to: string): Promise<{ canDial: boolean; consentType: number }> => ({
        canDial: !to.endsWith("2"),
        consentType: 3,
      }),
    ),
  };
  const files = { open: async () => opened };
  const workitems = { sendEmailResponse: vi.fn() };
  const send = createSending({ users, workitems, files, userId: () => "u1", verifies: () => verifies });
  return { users, send: (is: Outgoing) => send(is, upload) };
}

test("where the tenant wants it, rules are asked for everybody before a text message goes out", async () => {
  const { users, send } = setUp();
  expect(await send(message())).toEqual({
    ok: true,
    value: { taken: false, notSent: { why: "consent", consent: "doNotCall" } },
  });
  expect([users.verifyConsent.mock.calls, users.sms.mock.calls]).toEqual([
    [
      ["+14155552671", "sms"],
      ["+14155552672", "sms"],
    ],
    [],
  ]);
});

test.each([
  ["forced by the agent", true, { force: true }],
  ["on another channel", true, { channel: "fax" as const }],
  ["where the tenant does not ask", false, {}],
])("and not %s", async (_, verifies, more) => {
  const { users, send } = setUp(verifies);
  expect(await send(message(more))).toEqual({ ok: true, value: { taken: true } });
  expect(users.verifyConsent).not.toHaveBeenCalled();
});

test("a question that is not answered leaves it unsent: nothing is unclear", async () => {
  const { users, send } = setUp();
  users.verifyConsent.mockRejectedValue(new ServiceError("ambiguous", "no answer", { ambiguous: true }));
  expect(await send(message())).toMatchObject({ ok: false, is: "refused" });
  expect(users.sms).not.toHaveBeenCalled();
});

test("with a file that is gone or has changed nothing is sent", async () => {
  const { users, send } = setUp(false, { ok: false, name: "a.png", error: null });
  expect(await send(message())).toEqual({
    ok: true,
    value: { taken: false, notSent: { why: "file", name: "a.png" } },
  });
  expect(users.sms).not.toHaveBeenCalled();
});

test("a file of the server's that cannot be had now leaves it unsent, with the reason; it waits without a connection", async () => {
  const offline = { code: "offline" } as const;
  const { users, send } = setUp(false, { ok: false, name: "a.png", error: offline });
  expect(await send(message())).toEqual({ ok: false, is: "refused", error: offline });
  expect(users.sms).not.toHaveBeenCalled();
});
