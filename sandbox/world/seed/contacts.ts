import { type Ids, rowIds } from "../ids.ts";
import type { Seeded } from "../store/table.ts";
import type { TenantObject } from "../types.ts";
import { firstNames, lastNames } from "./names.ts";

/** That many are always there; a seeded conversation has a contact of its own after these. */
export const firstContacts = 30;
const kind = 2;
const rules = ["outsideHours", "consentNeeded", "doNotCall"];
const firstExtraNumber = 2_000_000;

export interface SeededContacts extends Seeded<TenantObject> {
  /** By number or e-mail address; -1: nobody. */
  indexOfAddress(address: string): number;
}

/**
 * 30 contacts with made-up numbers (+1 555 01xx xxx), of which the last three stand for the compliance rules of
 * dialling, and `extra` others (+1 555 2xx xxxx).
 */
export function seedContacts(seed: number, ids: Ids, now: number, extra = 0): SeededContacts {
  const first = Array.from({ length: firstContacts }, (_, index) =>
    contactOf(seed, now, index, ids.next(), phoneOf(index)),
  );
  const byId = new Map(first.map((contact, index) => [contact._id, index]));
  const byPhone = new Map(first.map((contact, index) => [String(contact.phone), index]));
  const extras = rowIds(seed, kind);
  const size = firstContacts + extra;
  const inRange = (index: number) => (index >= firstContacts && index < size ? index : -1);
  return {
    size,
    at: (index) => first[index] ?? contactOf(seed, now, index, extras.of(index), phoneOf(index)),
    indexOf: (id) => byId.get(id) ?? inRange(extras.indexOf(id)),
    indexOfAddress(address) {
      const known = byPhone.get(address);
      if (known !== undefined) return known;
      const phone = /^\+1555(\d{7})$/.exec(address)?.[1];
      if (phone !== undefined) return inRange(Number(phone) - firstExtraNumber + firstContacts);
      const email = /^[a-z]+\.[a-z]+(\d+)@customer\.test$/i.exec(address)?.[1];
      const index = email === undefined ? -1 : Number(email);
      return index < firstContacts ? index : inRange(index);
    },
  };
}

function phoneOf(index: number): string {
  if (index >= firstContacts) return `+1555${firstExtraNumber + index - firstContacts}`;
  const rule = index - firstContacts + rules.length;
  return rule < 0
    ? `+1555010${String(100 + index).padStart(4, "0")}`
    : `+1555014${["0199", "0198", "0197"][rule]}`;
}

function contactOf(seed: number, now: number, index: number, _id: string, phone: string): TenantObject {
  const firstName = firstNames[(index + seed) % firstNames.length] ?? "Ann";
  const lastName = lastNames[(index * 7 + seed) % lastNames.length] ?? "Other";
  const email = `${firstName}.${lastName}${index}@customer.test`.toLowerCase();
  const compliance = index >= firstContacts ? undefined : rules[index - firstContacts + rules.length];
  return {
    _id,
    contactId: _id,
    objectType: "contact",
    name: `${firstName} ${lastName}`,
    firstName,
    lastName,
    phone,
    email,
    createdAt: now - ((index % 3_000) + 1) * 86_400_000,
    modifiedAt: now - (index % 3_000) * 3_600_000,
    connections: [
      { id: `${_id}-p`, type: "phone", value: phone, isPrimary: true, countryCode: "1", country: "US" },
      { id: `${_id}-e`, type: "email", value: email, isPrimary: false },
    ],
    addresses: [],
    ...(compliance === undefined ? {} : { compliance }),
  };
}
