import type { Caller } from "../../sandbox/callers/callers.ts";
import { type Centre, expect, maria, test } from "../harness/story.ts";

/** Something is said in the call, in writing; with the id of what was said before it takes its place. */
function says(
  centre: Centre,
  caller: Caller,
  id: string,
  text: string,
  more: { readonly speaker?: "agent" | "customer"; readonly final?: boolean } = {},
): void {
  const { speaker = "customer", final = true } = more;
  centre.sandbox.centre.do({
    kind: "transcribe",
    workitemId: caller.workitemId,
    piece: { id, speaker, text, final },
  });
}

test("what is said is read along: final words replace partial ones, and stay with the call", async ({
  centre,
  story,
}) => {
  const agent = await story.atWork();
  const phone = await agent.phone();
  const caller = centre.rings();
  await agent.accepts("Maria Delgado");
  await agent.isTalkingTo("Maria Delgado");
  // Nothing is written along for this agent until the server sends something.
  await expect(phone.getByRole("button", { name: "Transcript" })).toBeHidden();
  says(centre, caller, "t1", "Thank you for calling.", { speaker: "agent" });
  says(centre, caller, "t2", "My invo", { final: false });
  await agent.presses("Transcript");
  const lines = phone.getByRole("region", { name: "Transcript: Maria Delgado" }).getByRole("listitem");
  await expect(lines).toHaveText(["You: Thank you for calling.", "Customer: My invo (not final yet)"]);

  // Pieces come twice, and in whatever order.
  centre.sandbox.faults.feed.duplicate(true);
  centre.sandbox.faults.feed.reorder(true);
  says(centre, caller, "t2", "My invoice is", { final: false });
  says(centre, caller, "t2", "My invoice is wrong.");
  says(centre, caller, "t3", "Let me see.", { speaker: "agent" });
  await expect(lines).toHaveText([
    "You: Thank you for calling.",
    "Customer: My invoice is wrong.",
    "You: Let me see.",
  ]);
  centre.sandbox.faults.feed.duplicate(false);
  centre.sandbox.faults.feed.reorder(false);

  await agent.presses("Copy transcript");
  await expect(phone.getByText("Copied.")).toBeVisible();
  expect(await agent.app.clipboard()).toBe(
    "You: Thank you for calling.\nCustomer: My invoice is wrong.\nYou: Let me see.",
  );

  // What is said while the feed is away is there when it is back.
  centre.sandbox.faults.feed.refuse(1);
  centre.sandbox.faults.feed.drop(centre.user("ana").userId);
  says(centre, caller, "t4", "It is twice as high.");
  await expect(lines.last()).toHaveText("Customer: It is twice as high.");

  says(centre, caller, "t5", "Good", { final: false });
  caller.hangsUp();
  const ended = phone.getByRole("region", { name: "Call ended: Maria Delgado" });
  await ended.getByRole("button", { name: "Transcript" }).click();
  await expect(ended.getByText("End of the transcript.")).toBeVisible();
  // The last words come when the call is over.
  says(centre, caller, "t5", "Goodbye.");
  await expect(ended.getByRole("listitem").last()).toHaveText("Customer: Goodbye.");
  await agent.presses("Dismiss");

  await phone.getByRole("tab", { name: "Recent" }).click();
  await phone.getByRole("button", { name: "Transcript: Maria Delgado" }).first().click();
  const kept = phone.getByRole("region", { name: "Transcript: Maria Delgado" });
  await expect(kept.getByRole("listitem").last()).toHaveText("Customer: Goodbye.");
  await phone.keyboard.press("Escape");
  await expect(phone.getByRole("button", { name: "Transcript: Maria Delgado" }).first()).toBeFocused();
});

test("who reads further up is left there, and who may read along has the button from the start", async ({
  centre,
  story,
}) => {
  centre.sandbox.centre.do({
    kind: "changeAgent",
    of: centre.user("ana").userId,
    change: { extra: { enableRealtimeTranscription: "on" } },
  });
  const agent = await story.atWork();
  const phone = await agent.phone();
  const caller = centre.rings(maria);
  await agent.accepts("Maria Delgado");
  await agent.isTalkingTo("Maria Delgado");
  await agent.presses("Transcript");
  await expect(phone.getByText("Nothing has been said yet.")).toBeVisible();
  const box = phone.getByRole("region", { name: "Transcript: Maria Delgado" });
  const isAtEnd = () => box.evaluate((at) => at.scrollHeight - at.scrollTop - at.clientHeight < 24);
  for (let i = 0; i < 250; i += 1) says(centre, caller, `l${i}`, `This is what was said as number ${i}.`);
  await expect(box.getByRole("listitem").last()).toHaveText("Customer: This is what was said as number 249.");
  await expect(box.getByText("Earlier text is saved with the call.")).toBeAttached();
  await expect(box.getByRole("listitem")).toHaveCount(200);
  await expect.poll(isAtEnd).toBe(true);
  // Hanging up is never out of sight.
  await expect(phone.getByRole("button", { name: "Hang up" })).toBeInViewport({ ratio: 1 });

  await box.focus();
  await phone.keyboard.press("Home");
  await expect.poll(isAtEnd).toBe(false);
  says(centre, caller, "l250", "And one more.");
  await expect(phone.getByRole("button", { name: "New text below" })).toBeVisible();
  expect(await isAtEnd()).toBe(false);
  await agent.presses("New text below");
  await expect.poll(isAtEnd).toBe(true);
  await expect(phone.getByRole("button", { name: "New text below" })).toBeHidden();

  // All of it is kept, a page at a time.
  await agent.hangsUp();
  await phone.getByRole("tab", { name: "Recent" }).click();
  await phone.getByRole("button", { name: "Transcript: Maria Delgado" }).first().click();
  const kept = phone.getByRole("region", { name: "Transcript", exact: true });
  await expect(kept.getByRole("listitem")).toHaveCount(200);
  await agent.presses("Show more");
  await expect(kept.getByRole("listitem")).toHaveCount(251);
  await agent.presses("Back to the list");

  // What cannot be read says so, and is asked again.
  centre.sandbox.faults.http.add({
    kind: "status",
    status: 500,
    endpoint: "transcriptionsAndRecordings",
    count: 9,
  });
  await phone.getByRole("button", { name: "Transcript: Maria Delgado" }).first().click();
  await expect(phone.getByText("The server had a problem. Try again in a moment.")).toBeVisible({
    timeout: 15_000,
  });
  centre.sandbox.faults.http.clear();
  await agent.presses("Try again");
  await expect(kept.getByRole("listitem")).toHaveCount(200);
});
