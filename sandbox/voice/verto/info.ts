/** verto.info: digits for a call, chat messages between users (mod_verto.c verto__info_func). */
import { vertoMessages } from "../../../shared/wire/verto.ts";
import type { Connection } from "./connection.ts";
import type { Core } from "./core.ts";
import { type Json, objectOf, textOf } from "./json.ts";
import { type Handler, sessionError } from "./rpc.ts";

export function createInfo(core: Core): Handler {
  return (params, connection) => {
    if (params === undefined) return sessionError(vertoMessages.paramsMissing);
    const dialog = objectOf(params, "dialogParams");
    const leg = core.legs.get((dialog && textOf(dialog, "callID")) ?? "");
    const digits = textOf(params, "dtmf");
    // A call that does not exist is no error here: the result is only empty.
    let sent = false;
    if (leg && digits) {
      leg.emit("legDtmf", { leg, digits });
      sent = true;
    }
    const msg = objectOf(params, "msg");
    if (msg) {
      const to = textOf(msg, "to");
      const body = textOf(msg, "body");
      if (to === undefined || body === undefined) {
        return { error: { message: vertoMessages.invalidMessageParams } };
      }
      // In a dialog it goes to the sender's own channel, where nothing reads it.
      if (msg.inDialog !== true && msg.inDialog !== "true") deliver(core, connection, msg, to, body);
      sent = true;
    }
    return { result: sent ? { message: vertoMessages.sent } : {} };
  };
}

/** To all connections of the user; "SENT" is said whether or not there are any. Who sent it is never the sender's word. */
function deliver(core: Core, from: Connection, msg: Json, to: string, body: string): void {
  const plus = to.indexOf("+");
  if (plus >= 0 && to.slice(0, plus) !== "verto") return;
  const address = to.slice(plus + 1);
  const login = from.login ?? "";
  const forced: Json = {
    from: core.addressOf(login),
    to: address,
    body,
    from_user: login,
    from_host: core.domainOf(login),
    from_full: login,
  };
  const carried = Object.entries(msg).filter(([key]) => /^(from|to)_/.test(key) && !(key in forced));
  const message = { ...forced, ...Object.fromEntries(carried) };
  for (const connection of core.connectionsOf(address.split("@")[0] ?? "")) {
    connection.request("verto.info", { msg: message });
  }
}
