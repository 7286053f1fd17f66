/** Whom a draft goes to, as they were typed: numbers or addresses; null where it says none. */
export function peopleIn(held: unknown): readonly string[] | null {
  return Array.isArray(held) ? held.filter((each) => typeof each === "string") : null;
}
