import { acdChannels, type Channels } from "../state/channels.ts";
import { partsOf } from "./format.ts";
import { table } from "./language.ts";

export const agentText = table((all) => all.agent.agentText);
export const statusKindText = table((all) => all.agent.statusKindText);
export const channelWorkText = table((all) => all.agent.channelWorkText);

/** What is taken, in a line; "" where nothing is known of it. */
export function channelsText(channels: Channels): string {
  const taken = acdChannels.flatMap((channel) => {
    const limits = channels[channel];
    if (limits === undefined || !limits.enabled) return [];
    return [limits.limit === 0 ? channelWorkText[channel] : `${channelWorkText[channel]} (${limits.limit})`];
  });
  if (Object.keys(channels).length === 0) return "";
  return taken.length === 0 ? agentText.nothingTaken : partsOf(taken);
}
