import * as v from "valibot";
import type { SchemaTypeSearchPayload } from "../../shared/wire/history.ts";
import { pageOf } from "../../shared/wire/loose.ts";
import type { Http } from "./http.ts";
import { needed, searchQuery } from "./payloads.ts";

const object = v.looseObject({});
/** Any stored object: `_id`, `<type>Id`, `objectType`, … */
export type StoredObject = v.InferOutput<typeof object>;
const page = pageOf(object);
export type StoredPage = v.InferOutput<typeof page>;

/** Objects of any schema type (user, campaign, queue, contact, disposition …). Source: seen in Nextiva's automation. */
export class SchemaTypeClient {
  readonly #http: Http;

  constructor(http: Http) {
    this.#http = http;
  }

  /** `q` is free text over names, ids and addresses; rows default 100. Check for an exact match yourself. */
  search(type: string, payload?: SchemaTypeSearchPayload): Promise<StoredPage> {
    return this.#http.call("searchObjects", { params: { type }, query: searchQuery(payload), answer: page });
  }

  async read(type: string, id: string): Promise<StoredObject> {
    return this.#http.call("readObject", { params: { type, id: needed(id, "id") }, answer: object });
  }

  /** Gives the stored object. An `_id` in it makes this an update or insert. */
  create(type: string, value: object): Promise<StoredObject> {
    return this.#http.call("createObject", { params: { type }, body: value, answer: object });
  }

  /** Changes the given fields only. */
  async update(type: string, id: string, changes: object): Promise<StoredObject | null | undefined> {
    const params = { type, id: needed(id, "id") };
    return this.#http.call("updateObject", { params, body: changes, answer: v.nullish(object) });
  }

  async delete(type: string, id: string): Promise<void> {
    await this.#http.call("deleteObject", { params: { type, id: needed(id, "id") }, answer: v.unknown() });
  }
}
