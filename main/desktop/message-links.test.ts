import { expect, test } from "vitest";
import { createDrafts } from "../drafts/drafts.ts";
import { createStore } from "../state/store.ts";
import { signedInFacts } from "../state/test-samples.ts";
import { createMessageLinks } from "./message-links.ts";

function setUp(isSignedIn = true) {
  const store = createStore(() => 1);
  const signIn = () => {
    for (const fact of signedInFacts) store.dispatch(fact);
  };
  if (isSignedIn) signIn();
  const drafts = createDrafts({ keep() {} });
  const opened: string[] = [];
  let ids = 0;
  const links = createMessageLinks({
    store,
    drafts,
    newId: () => `${++ids}`,
    open: (conversationId) => opened.push(conversationId),
    openPhone: () => opened.push("phone"),
  });
  const notices = () => store.get().desktop.notices.map(({ key, values }) => [key, values]);
  return { links, drafts, opened, signIn, notices };
}

test("a link begins a message, and sends nothing", () => {
  const { links, drafts, opened } = setUp();
  expect(links.follow("sms:+14155552671,+14155550100?body=On%20my%20way")).toBe(true);
  expect(drafts.read("sms:new.1").draft).toEqual({
    texts: { body: "On my way" },
    values: { to: ["+14155552671", "+14155550100"] },
  });
  expect(opened).toEqual(["new.1"]);
});

test("an email's text is never read as HTML", () => {
  const { links, drafts } = setUp();
  links.follow("mailto:ann@a.test?cc=bob@a.test&subject=Hi&body=%3Cimg%20src%3Dx%3E%0A%0A%26");
  expect(drafts.read("email:new.1").draft).toEqual({
    texts: { body: "<div>&lt;img src=x&gt;</div><div><br></div><div>&amp;</div>", subject: "Hi" },
    values: { to: ["ann@a.test"], cc: ["bob@a.test"], bcc: [] },
  });
});

test.each([
  ["sms:911;ext=5", "badRecipient"],
  ["mailto:a@b.test?subject=x%0D%0ABcc:%20evil@x.test", "controls"],
  ["mailto:%", "unreadable"],
  [`mailto:a@b.test?body=${"x".repeat(30_000)}`, "tooLong"],
])("%.40s is refused in words", (link, why) => {
  const { links, drafts, opened, notices } = setUp();
  expect(links.follow(link)).toBe(true);
  expect([drafts.keys(), opened, notices()]).toEqual([[], ["phone"], [["messageLinkRefused", { why }]]]);
});

test("that a link asked for files of this computer is said, and nothing is attached", () => {
  const { links, drafts, notices } = setUp();
  links.follow("mailto:a@b.test?attach=/etc/passwd&body=Hi");
  expect(drafts.read("email:new.1").draft.values).not.toHaveProperty("files");
  expect(notices()).toEqual([["linkWantedFiles", {}]]);
});

test("one that comes before somebody is signed in waits for that", () => {
  const { links, drafts, opened, signIn } = setUp(false);
  links.follow("sms:+14155552671?body=Hi");
  expect([drafts.keys(), opened]).toEqual([[], ["phone"]]);
  signIn();
  expect([drafts.keys(), opened]).toEqual([["sms:new.1"], ["phone", "new.1"]]);
});

test("links of other kinds are not its own", () => {
  expect(setUp().links.follow("tel:+14155552671")).toBe(false);
});
