import { expect, test } from "vitest";
import type { StoredPage } from "./schema-type-client.ts";
import { readTemplates } from "./templates.ts";

const answering = (objects: object[]) => ({ search: async () => ({ objects }) as StoredPage });

test("a channel is given the templates that have a text for it, by name", async () => {
  const objects = [
    { _id: "2", name: "Thanks\u202e", sms: "Thank you, {{contact.firstName}}.", html: "<p>Thanks</p>" },
    { templateId: "1", name: "Hours", sms: "9 to 5", chat: " " },
    { _id: "3", name: "Help", assistance: "Help!" },
    { _id: 4, name: "No id", sms: "x" },
  ];
  expect(await readTemplates(answering(objects), "sms")).toEqual([
    { id: "1", name: "Hours", text: "9 to 5" },
    { id: "2", name: "Thanks", text: "Thank you, {{contact.firstName}}." },
  ]);
  expect(await readTemplates(answering(objects), "email")).toMatchObject([{ text: "<p>Thanks</p>" }]);
  expect(await readTemplates(answering(objects), "chat")).toEqual([]);
});
