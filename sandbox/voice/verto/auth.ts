/** Login and the session id (mod_verto.c check_auth, process_jrpc, login_func). */
import { randomUUID } from "node:crypto";
import { vertoErrors, vertoMessages, vertoQuietMs } from "../../../shared/wire/verto.ts";
import type { Connection } from "./connection.ts";
import type { Core } from "./core.ts";
import { type Json, textOf } from "./json.ts";
import { type Handler, refusal } from "./rpc.ts";

/**
 * Before any method: the credentials of a connection that has not logged in, then its sessid, once.
 * Returns the error, or undefined when the request may go on.
 */
export function createGate(
  core: Core,
): (params: Json | undefined, connection: Connection) => Json | undefined {
  return (params, connection) => {
    if (connection.login === undefined) {
      const checked = check(core, params);
      if ("error" in checked) return checked.error;
      connection.login = checked.login;
    }
    if (connection.sessid !== undefined) return undefined;
    const sessid = (params && textOf(params, "sessid")) ?? randomUUID();
    const holder = core.connectionOf(sessid);
    if (holder && holder.login !== connection.login) {
      connection.login = undefined;
      core.clock.after(vertoQuietMs, () => connection.close());
      return refusal(vertoErrors.authenticationFailed, vertoMessages.sessionInUse);
    }
    connection.sessid = sessid;
    if (holder) puntConnection(holder);
    return undefined;
  };
}

/** Written at once, then closed; its calls wait for whoever comes with the same sessid. */
export function puntConnection(connection: Connection): void {
  connection.requestAtOnce("verto.punt", {});
  connection.close();
}

function check(core: Core, params: Json | undefined): { login: string } | { error: Json } {
  const failed = (message: string) => ({ error: refusal(vertoErrors.authenticationFailed, message) });
  if (params === undefined) return failed(vertoMessages.missingParams);
  const asked = textOf(params, "login");
  if (asked === undefined) {
    return { error: refusal(vertoErrors.authenticationRequired, vertoMessages.authenticationRequired) };
  }
  const passwd = textOf(params, "passwd");
  if (passwd === undefined) return failed(vertoMessages.missingPasswd);
  const login = asked.split("@")[0] ?? asked;
  const user = core.users.get(login);
  if (user === undefined) return failed(vertoMessages.loginIncorrect);
  if (user.passwd !== passwd) return failed(vertoMessages.authenticationFailure);
  if (core.faults.loginsToRefuse > 0) {
    core.faults.loginsToRefuse -= 1;
    return failed(vertoMessages.authenticationFailure);
  }
  return { login };
}

/** The credentials were checked by the gate; a second login on the same connection only repeats the answer. */
export const login: Handler = (_params, connection) => {
  if (!connection.ready) connection.wantsAttention = true;
  return { result: { message: vertoMessages.loggedIn, sessid: connection.sessid } };
};
