import {
  acdChannels,
  anyOfIt,
  type ChannelLimits,
  type Channels,
  mostAtOnce,
} from "../../shared/state/channels.ts";
import type { LoginToACDChannel } from "../../shared/wire/acd.ts";
import { isObject } from "../../shared/wire/loose.ts";

function limitsOf(said: unknown): ChannelLimits {
  if (!isObject(said)) return { ...anyOfIt, enabled: said !== false };
  const limit = typeof said.limit === "number" && said.limit > 0 ? Math.round(said.limit) : 0;
  return {
    enabled: said.enabled !== false,
    limit: Math.min(limit, mostAtOnce),
    multitasking: said.multitasking === true,
  };
}

/**
 * What a session says of channels → ours. The form of `activeChannels` is not public: a list of those that are taken,
 * or by name what `LoginToACDChannel` has. Null where it says neither.
 */
export function channelsOf(said: unknown): Channels | null {
  if (Array.isArray(said)) {
    const names = said.map((each) => String(each).toLowerCase());
    return Object.fromEntries(
      acdChannels.map((channel) => [channel, { ...anyOfIt, enabled: names.includes(channel) }]),
    );
  }
  if (!isObject(said)) return null;
  return Object.fromEntries(
    acdChannels.flatMap((channel) => (channel in said ? [[channel, limitsOf(said[channel])]] : [])),
  );
}

/** As acd/login takes them. How priorities weigh is not public: all are alike. */
export function channelsOnWire(channels: Channels): Record<string, LoginToACDChannel> {
  return Object.fromEntries(
    Object.entries(channels).map(([name, limits]) => [name, { ...limits, priority: 1 }]),
  );
}
