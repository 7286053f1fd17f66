import * as v from "valibot";
import { queueStatistics, userStatistics } from "../feed/statistics.ts";
import type { MonitorMode } from "../world/types.ts";
import { failed, ok, pageOf, type Rows, read, rowsOf, run } from "./answers.ts";
import type { ApiRequest, Backend, Handler, Handlers, Reply } from "./types.ts";

type Names =
  | "userStatistics"
  | "queueStatistics"
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

/** A page of what the analytics feed says, for those who may see it. */
function statistics<T>(
  { user, query }: Pick<ApiRequest, "user" | "query">,
  backend: Backend,
  list: Rows<T>,
  shown: (row: T) => unknown,
): Reply {
  if (user.role !== "Supervisor") return failed(403, "for supervisors only");
  return ok({ ...pageOf(list, query, shown), createdAt: backend.now() });
}

export const supervisor: Handlers<Names> = {
  userStatistics(request, backend) {
    const world = backend.centre.world();
    const { agents } = world;
    const list = { total: agents.size, slice: (start: number, count: number) => agents.slice(start, count) };
    return statistics(request, backend, list, (agent) => userStatistics(world, agent));
  },
  queueStatistics(request, backend) {
    const world = backend.centre.world();
    const list = rowsOf([...world.objectsOf("queue")]);
    return statistics(request, backend, list, (queue) => queueStatistics(world, queue, backend.now()));
  },
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
