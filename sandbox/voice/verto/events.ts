/** Event channels: subscribe, unsubscribe, broadcast, presence (mod_verto.c verto__subscribe_func and on). */
import { vertoErrors } from "../../../shared/wire/verto.ts";
import type { Connection } from "./connection.ts";
import type { CallState, Core } from "./core.ts";
import { type Json, textOf } from "./json.ts";
import type { LegRecord } from "./leg.ts";
import type { Handler } from "./rpc.ts";

function channelsOf(params: Json | undefined): string[] {
  const asked = params?.eventChannel;
  const all = Array.isArray(asked) ? asked : [asked];
  return all.filter((one): one is string => typeof one === "string" && one !== "");
}

/** The whole name, or what stands before its first dot. */
function mayUse(core: Core, channel: string): boolean {
  const { eventChannels } = core.settings;
  return eventChannels.includes(channel) || eventChannels.includes(channel.split(".")[0] ?? "");
}

export function createSubscribe(core: Core): Handler {
  return (params, { subscriptions }) => {
    const subscribed: string[] = [];
    const refused: string[] = [];
    const already: string[] = [];
    for (const channel of channelsOf(params)) {
      if (!mayUse(core, channel)) refused.push(channel);
      else if (subscriptions.has(channel)) already.push(channel);
      else {
        subscriptions.set(channel, 0);
        subscribed.push(channel);
      }
    }
    const unauthorized = refused.length > 0 ? { unauthorizedChannels: refused } : {};
    if (subscribed.length + already.length === 0) return { error: unauthorized };
    const twice = already.length > 0 ? { alreadySubscribedChannels: already } : {};
    return { result: { subscribedChannels: subscribed, ...unauthorized, ...twice } };
  };
}

export const unsubscribe: Handler = (params, { subscriptions }) => {
  const ended: string[] = [];
  const unknown: string[] = [];
  for (const channel of channelsOf(params)) (subscriptions.delete(channel) ? ended : unknown).push(channel);
  const missed = unknown.length > 0 ? { notSubscribedChannels: unknown } : {};
  return ended.length > 0 ? { result: { unsubscribedChannels: ended, ...missed } } : { error: missed };
};

/**
 * Only with `localBroadcast` does it reach other clients, those of exactly this channel, the sender
 * included; without, it goes to other modules, of which there are none here.
 */
export function createBroadcast(core: Core): Handler {
  return (params, connection) => {
    const channel = params && textOf(params, "eventChannel");
    if (!channel || !mayUse(core, channel)) {
      return { result: { message: "Permission Denied.", code: vertoErrors.sessionError } };
    }
    if (params.localBroadcast === true) {
      const { sessid: _, ...given } = params;
      const event = { ...given, userid: core.addressOf(connection.login ?? ""), sessid: connection.sessid };
      for (const other of core.connections) publishTo(other, channel, event);
    }
    return { result: {} };
  };
}

function publishTo(connection: Connection, subscription: string, event: Json): void {
  const serno = connection.subscriptions.get(subscription);
  if (serno === undefined) return;
  connection.subscriptions.set(subscription, serno + 1);
  connection.request("verto.event", { ...event, eventSerno: serno, subscribedChannel: subscription });
}

const channelStates: Partial<Record<CallState, string>> = { RINGING: "CS_ROUTING", HANGUP: "CS_HANGUP" };

/** Call states of users, on `presence.USER@DOMAIN` and, for all users, on `presence`. */
export function createPresence(core: Core): (leg: LegRecord, from: CallState, to: CallState) => void {
  return (leg, from, to) => {
    const address = core.addressOf(leg.login);
    const event = {
      data: {
        channelCallState: to,
        originalChannelCallState: from,
        channelState: channelStates[to] ?? "CS_EXECUTE",
        callerUserName: address,
        callerIDNumber: leg.names.presenceNumber,
        channelUUID: leg.id,
        presenceCallDirection: leg.direction === "fromClient" ? "inbound" : "outbound",
        channelPresenceID: address,
      },
      eventChannel: `presence.${address}`,
    };
    for (const connection of core.connections) {
      publishTo(connection, "presence", event);
      publishTo(connection, event.eventChannel, event);
    }
  };
}
