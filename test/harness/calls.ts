import { expect } from "@playwright/test";
import type { Caller, CallRequest } from "../../sandbox/callers/callers.ts";
import type { Agent } from "./agent.ts";
import { talkBothWays } from "./sound.ts";
import { type Centre, maria } from "./story.ts";

/** A customer calls, the agent takes the call, and each hears the other. */
export async function talksTo(
  centre: Centre,
  agent: Agent,
  request: CallRequest & { name: string },
): Promise<Caller> {
  const caller = centre.rings({ says: "tone", ...request });
  await agent.accepts(request.name);
  await agent.isTalkingTo(request.name);
  await talkBothWays(agent, caller.hears);
  return caller;
}

/** The call that most stories are about; Maria's voice is a tone, of this pitch in Hz where one is given. */
export function talksToMaria(centre: Centre, agent: Agent, tone?: number): Promise<Caller> {
  return talksTo(centre, agent, { ...maria, says: tone === undefined ? "tone" : { tone } });
}

/** From the panel behind this button the agent calls a number to ask first; answers whoever is there, who may be busy. */
export async function consults(
  centre: Centre,
  agent: Agent,
  number: string,
  button = "Transfer",
): Promise<Caller> {
  const phone = await agent.phone();
  const { userId } = centre.user("ana");
  const known = [...centre.sandbox.centre.world().items.keys()];
  await agent.presses(button);
  await phone.getByLabel("Search by name or number").fill(number);
  await agent.presses(`Consult ${number} first`);
  const fresh = () =>
    [...centre.sandbox.centre.world().items.values()].find(
      (each) => each.agentId === userId && !known.includes(each.workitemId),
    );
  await expect.poll(fresh).toBeDefined();
  const asked = centre.sandbox.callers.caller(fresh()?.workitemId ?? "");
  if (asked === undefined) throw new Error("nobody was dialled");
  return asked;
}
