import { type Answer, ok } from "../../shared/result.ts";
import { type Call, conferenceOf } from "../../shared/state/call.ts";
import type { App } from "../app/app.ts";

/** Hangs up on a call; on everybody where it is a conference. */
export async function hangUp({ ask, view }: App<"calls">, call: Call): Promise<Answer<void>> {
  const members = call.inConference ? conferenceOf(view.calls) : [];
  const all = members.length > 1 ? members : [call];
  const ended = await Promise.all(all.map((each) => ask.call.hangUp({ callId: each.callId })));
  return ended.find((each) => !each.ok) ?? ok();
}
