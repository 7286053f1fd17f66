import * as v from "valibot";
import type { MonitorMode } from "../world/types.ts";
import { read, run } from "./answers.ts";
import type { Handler, Handlers } from "./types.ts";

type Names =
  | "listen"
  | "join"
  | "coach"
  | "changeStatus"
  | "forceLogout"
  | "forceLogoutAndDisable"
  | "terminateWorkitem";

const monitors =
  (mode: MonitorMode): Handler<"listen" | "join" | "coach"> =>
  ({ user, params }, backend) =>
    run(backend, { kind: "monitor", userId: user.userId, of: params.userId, mode });

const logsOut =
  (disable: boolean): Handler<"forceLogout" | "forceLogoutAndDisable"> =>
  ({ user, params }, backend) =>
    run(backend, { kind: "forceLogout", userId: user.userId, of: params.userId, disable });

export const supervisor: Handlers<Names> = {
  listen: monitors("listen"),
  join: monitors("join"),
  coach: monitors("coach"),
  changeStatus({ user, params, body }, backend) {
    const parsed = read(v.looseObject({ statusId: v.nullish(v.string()) }), body);
    if ("reply" in parsed) return parsed.reply;
    const statusId = parsed.value.statusId ?? undefined;
    return run(backend, { kind: "setStatusOf", userId: user.userId, of: params.userId, statusId });
  },
  forceLogout: logsOut(false),
  forceLogoutAndDisable: logsOut(true),
  terminateWorkitem: ({ user, params }, backend) =>
    run(backend, { kind: "terminate", userId: user.userId, workitemId: params.workitemId }),
};
