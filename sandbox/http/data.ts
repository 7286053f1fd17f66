/** The generic data service: objects of any type. Users and workitems live in the world and are shown from there. */
import * as v from "valibot";
import { conversationOnWire, itemOnWire } from "../world/projection.ts";
import type { ReadonlyTable } from "../world/store/table.ts";
import type { Agent, Item, TenantObject, World } from "../world/types.ts";
import { failed, fits, ok, type Page, paged, pageOf, type Rows, read, rowsOf, run } from "./answers.ts";
import type { Handlers } from "./types.ts";
import { userDetails } from "./user-wire.ts";

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

/** A page of those rows of a table whose `text` fits. */
function pageFrom<T>(
  table: ReadonlyTable<T>,
  query: URLSearchParams,
  { text, shown }: { text: (row: T) => unknown; shown: (row: T) => unknown },
): Page {
  const q = query.get("q");
  const isAll = q === null || q.trim() === "";
  const rows: Rows<T> = isAll
    ? { total: table.size, slice: (start, count) => table.slice(start, count) }
    : rowsOf([...table.values()].filter((row) => fits(text(row), q)));
  return pageOf(rows, query, shown);
}

function search(world: World, type: string, query: URLSearchParams): Page {
  if (type === "user") {
    const shown = (agent: Agent) => userDetails(world, agent);
    return pageFrom(world.agents, query, { text: nameAndAddresses, shown });
  }
  if (type === "workitem") {
    const shown = (item: Item) => itemOnWire(world, item);
    return pageFrom(world.items, query, { text: shown, shown });
  }
  const table = Object.hasOwn(world.objects, type) ? world.objects[type] : undefined;
  const shown = (object: TenantObject) => object;
  return table === undefined ? paged([], query) : pageFrom(table, query, { text: shown, shown });
}

const nameAndAddresses = ({ userId, firstName, lastName, username, extension, telephony }: Agent) => [
  userId,
  `${firstName} ${lastName}`,
  username,
  extension,
  telephony.number,
];

function one(world: World, type: string, id: string): unknown {
  if (type === "user") {
    const agent = world.agents.get(id);
    return agent === undefined ? undefined : userDetails(world, agent);
  }
  if (type === "workitem") {
    const item = world.item(id);
    return item === undefined ? undefined : itemOnWire(world, item);
  }
  if (type === "conversation") {
    const conversation = world.conversations.get(id);
    return conversation === undefined ? undefined : conversationOnWire(world, conversation);
  }
  return world.object(type, id);
}

const owned = ["user", "workitem", "conversation"];

export const data: Handlers<Names> = {
  searchObjects({ params, query }, backend) {
    return ok(search(backend.centre.world(), params.type, query));
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
    if (type === "workitem" || type === "conversation")
      return failed(403, `${type}s are changed by their own calls`);
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
