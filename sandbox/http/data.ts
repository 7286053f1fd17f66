/** The generic data service: objects of any type. Users and workitems live in the world and are shown from there. */
import * as v from "valibot";
import { itemOnWire } from "../world/projection.ts";
import type { World } from "../world/types.ts";
import { failed, fits, ok, paged, read, run } from "./answers.ts";
import type { Handlers } from "./types.ts";
import { userDetails } from "./user-wire.ts";
import { findItem } from "./workitems.ts";

type Names = "searchObjects" | "readObject" | "createObject" | "updateObject" | "deleteObject";

/** What of a user can be written. */
const userChange = v.looseObject({
  firstName: v.optional(v.string()),
  lastName: v.optional(v.string()),
  acdAutoAccept: v.optional(v.boolean()),
  acdAutoLogin: v.optional(v.boolean()),
  enabled: v.optional(v.boolean()),
  queues: v.optional(v.array(v.string())),
});
const keptFields = ["_id", "userId", "username", "password", "role", "token", "telephony", "extension"];

function all(world: World, type: string): readonly unknown[] | undefined {
  if (type === "user") return Object.values(world.agents).map((agent) => userDetails(world, agent));
  if (type === "workitem") return Object.values(world.items).map((item) => itemOnWire(world, item));
  return Object.hasOwn(world.objects, type) ? Object.values(world.objects[type] ?? {}) : undefined;
}

function one(world: World, type: string, id: string): unknown {
  if (type === "user") {
    const agent = Object.hasOwn(world.agents, id) ? world.agents[id] : undefined;
    return agent === undefined ? undefined : userDetails(world, agent);
  }
  if (type === "workitem") {
    const item = findItem(world, id);
    return item === undefined ? undefined : itemOnWire(world, item);
  }
  const objects = Object.hasOwn(world.objects, type) ? (world.objects[type] ?? {}) : {};
  return Object.hasOwn(objects, id)
    ? objects[id]
    : Object.values(objects).find((object) => object[`${type}Id`] === id);
}

const owned = ["user", "workitem"];

export const data: Handlers<Names> = {
  searchObjects({ params, query }, backend) {
    const list = all(backend.centre.world(), params.type) ?? [];
    return ok(
      paged(
        list.filter((object) => fits(object, query.get("q"))),
        query,
      ),
    );
  },
  readObject({ params }, backend) {
    const object = one(backend.centre.world(), params.type, params.id);
    return object === undefined ? failed(404, `no such ${params.type}`) : ok(object);
  },
  createObject({ user, params, body }, backend) {
    if (owned.includes(params.type))
      return failed(403, `the sandbox's ${params.type}s cannot be made this way`);
    const parsed = read(v.looseObject({}), body);
    if ("reply" in parsed) return parsed.reply;
    if (!/^[a-z][a-z0-9]{1,40}$/i.test(params.type)) return failed(400, "not a type");
    const made = run(backend, {
      kind: "putObject",
      userId: user.userId,
      type: params.type,
      object: parsed.value,
    });
    return made.status === 200 ? { ...made, status: 201 } : made;
  },
  updateObject({ user, params, body }, backend) {
    const { type, id } = params;
    if (one(backend.centre.world(), type, id) === undefined) return failed(404, `no such ${type}`);
    if (type === "workitem") return failed(403, "workitems are changed by their own calls");
    if (type !== "user") {
      const parsed = read(v.looseObject({}), body);
      if ("reply" in parsed) return parsed.reply;
      return run(backend, {
        kind: "putObject",
        userId: user.userId,
        type,
        object: { ...parsed.value, _id: id },
      });
    }
    if (user.userId !== id && user.role !== "Supervisor") return failed(403, "not your user");
    const parsed = read(userChange, body);
    if ("reply" in parsed) return parsed.reply;
    const { firstName, lastName, acdAutoAccept, acdAutoLogin, enabled, queues, ...rest } = parsed.value;
    const known = { firstName, lastName, acdAutoAccept, acdAutoLogin, enabled, queues };
    const change = Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined));
    const extra = Object.fromEntries(Object.entries(rest).filter(([key]) => !keptFields.includes(key)));
    backend.centre.do({ kind: "changeAgent", of: id, change: { ...change, extra } });
    return ok(one(backend.centre.world(), "user", id));
  },
  deleteObject({ params }, backend) {
    if (owned.includes(params.type)) return failed(403, `the sandbox's ${params.type}s cannot be deleted`);
    const gone = run(backend, { kind: "deleteObject", type: params.type, id: params.id });
    return gone.status === 200 ? { status: 204 } : gone;
  },
};
