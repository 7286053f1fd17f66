import { type Person, sameAddress } from "./addresses.ts";

/** Who wrote a message and to whom, as its head says. */
export interface Correspondents {
  readonly from: Person;
  readonly replyTo: readonly Person[];
  readonly to: readonly Person[];
  readonly cc: readonly Person[];
  /** Where a mailing list takes posts (List-Post); "" for a message of none. */
  readonly list: string;
}

/** Whom an answer goes to, for the agent to see before it is sent. */
export interface Recipients {
  readonly to: readonly Person[];
  readonly cc: readonly Person[];
}

/**
 * Whom a reply, or a reply to all, goes to. Reply-To, else From; where all of those are ours, we answer our own message,
 * and it goes to whom that went. Never to ourselves unless nobody else is left, never twice to one mailbox.
 * @param own addresses that are ours: the agent's, and those the campaign sends from and receives at
 */
export function recipientsFor(
  kind: "reply" | "all",
  message: Correspondents,
  own: readonly string[],
): Recipients {
  const isOthers = ({ address }: Person) => !own.some((ours) => sameAddress(ours, address));
  const authors = authorsOf(kind, message).filter(isOthers);
  const isOurs = authors.length === 0;
  const first = isOurs ? message.to : authors;
  const more = kind === "all" && !isOurs ? message.to : [];
  const to = unique([...first, ...more].filter(isOthers), []);
  const cc = kind === "all" ? unique(message.cc.filter(isOthers), to) : [];
  return to.length + cc.length > 0 ? { to, cc } : { to: [message.from], cc: [] };
}

/** A list that puts itself into Reply-To would make a letter to its author public. */
function authorsOf(kind: "reply" | "all", { from, replyTo, list }: Correspondents): readonly Person[] {
  const wanted =
    kind === "reply" && list !== "" ? replyTo.filter(({ address }) => !sameAddress(address, list)) : replyTo;
  return wanted.length > 0 ? wanted : [from];
}

/** Each mailbox once, under its first name, and none of those that get it already. */
function unique(people: readonly Person[], already: readonly Person[]): readonly Person[] {
  const kept: Person[] = [];
  for (const person of people) {
    const isKnown = [...already, ...kept].some(({ address }) => sameAddress(address, person.address));
    if (!isKnown) kept.push(person);
  }
  return kept;
}
