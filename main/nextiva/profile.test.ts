import { expect, test } from "vitest";
import { profileOf } from "./profile.ts";

const reading = { queueName: async (id: string) => (id === "q1" ? "Billing" : ""), maySeeVoice: true };
const ben = {
  userId: "u2",
  name: "Ben Okafor",
  username: "ben@acme.example",
  extension: "1002",
  timezone: "Europe/London",
  languageId: "en",
  queues: ["q1", "q9", { queueId: "q2", name: "Claims" }],
  skills: ["Refunds", { name: "Spanish\u202e" }, null],
  expansions: {
    languageId: { name: "English" },
    voiceSettingsId: {
      callForwardingSettings: { always: { destinationNumber: "+1415", enabled: true } },
      callWaitingSettings: { enabled: true },
      voicemailSettings: { enabled: false },
    },
  },
};

test("a colleague: queues by name, skills, language, zone and where calls go", async () => {
  expect(await profileOf("agents", ben, reading)).toMatchObject({
    item: { name: "Ben Okafor", number: "1002", email: "ben@acme.example" },
    username: "ben@acme.example",
    queues: ["Billing", "q9", "Claims"],
    skills: ["Refunds", "Spanish"],
    language: "English",
    timeZone: "Europe/London",
    voice: { forwardsTo: "+1415", isWaiting: true, takesVoicemail: false },
  });
});

test("where a colleague's calls go is not told to those who may not know it, nor made up", async () => {
  expect((await profileOf("agents", ben, { ...reading, maySeeVoice: false }))?.voice).toBeNull();
  expect((await profileOf("agents", { ...ben, expansions: {} }, reading))?.voice).toBeNull();
});

test("a contact: every number and address once, the first of each first", async () => {
  const contact = {
    contactId: "c1",
    name: "Ines",
    phone: "+2",
    email: "ines@shop.test",
    connections: [
      { type: "phone", value: "+1" },
      { type: "mobile", value: "+2", isPrimary: true },
      { type: "email", value: "ines@shop.test" },
      "broken",
    ],
    addresses: [{ address: "1 Road", zip: "10", city: "Town", country: "GB" }, {}, null],
  };
  expect(await profileOf("contacts", contact, reading)).toMatchObject({
    numbers: [
      { value: "+2", label: "mobile" },
      { value: "+1", label: "phone" },
    ],
    emails: [{ value: "ines@shop.test", label: "email" }],
    addresses: ["1 Road, 10 Town, GB"],
  });
});

test.each([{}, { queues: 3, skills: "x", expansions: [] }, { addresses: {}, connections: 1 }])(
  "what cannot be read is left out: %o",
  async (more) => {
    for (const kind of ["agents", "contacts", "queues"] as const)
      expect(await profileOf(kind, { _id: "x", name: "X", ...more }, reading)).toMatchObject({ queues: [] });
  },
);

test("who is not to be found has no page", async () => {
  expect(await profileOf("agents", { ...ben, hideInDirectory: true }, reading)).toBeNull();
});
