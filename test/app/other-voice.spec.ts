import { createSandbox } from "../../sandbox/server.ts";
import { createMediaEngine } from "../../sandbox/voice/media/engine.ts";
import { createVertoServer } from "../../sandbox/voice/verto/server.ts";
import { silentLog } from "../../shared/log.ts";
import { agentOf } from "../harness/agent.ts";
import { audible, expect, silent } from "../harness/story.ts";
import { test } from "../harness/test.ts";

test("a call goes over a voice server of its own, which the contact centre only names", async ({
  launch,
}) => {
  const media = createMediaEngine({ seed: 2 });
  // The built-in dialplan rings users by their number, as a FreeSWITCH's default one does.
  const verto = await createVertoServer({
    users: [{ login: "1000", passwd: "line-secret" }],
    media,
    log: silentLog,
  });
  const sandbox = await createSandbox({ voice: { url: verto.url, login: "1000", passwd: "line-secret" } });
  try {
    const ana = sandbox.users.find((user) => user.username.startsWith("ana@"));
    const agent = agentOf(await launch({ args: [`--provider=${sandbox.providerUrl}`] }));
    await agent.signsIn(sandbox.providerUrl, ana?.username ?? "", ana?.password ?? "");
    await agent.goes("Available");

    const caller = sandbox.callers.placeCall({ queue: "Sales", name: "Maria Delgado", says: "tone" });
    await agent.seesOffer("Maria Delgado");
    await agent.accepts("Maria Delgado");
    await agent.isTalkingTo("Maria Delgado");
    await caller.hears.waitUntilHears(audible);
    await agent.presses(/^Mute/);
    await caller.hears.waitUntilHears(silent);
    await agent.presses(/^Muted/);

    // The voice server's socket drops: the call is reattached there, and the contact centre never hears of it.
    expect(verto.faults.dropSockets("1000")).toBeGreaterThan(0);
    await caller.hears.waitUntilHears({ ...audible, timeoutMs: 20_000 });
    await agent.hangsUp();
    await expect.poll(() => caller.item().state).toBe("terminated");
  } finally {
    await sandbox.close();
    await verto.close();
    await media.close();
  }
});
