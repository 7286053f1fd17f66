import { type EndpointName, endpoints, type Mark } from "../../shared/wire/endpoints.ts";
import { type WireEventName, wireEvents } from "../../shared/wire/events.ts";
import type { Decoded } from "./decode.ts";

/** What the server showed of a row: nothing yet, that it is so, that it is otherwise, or that it says no. */
export type Verdict = "untouched" | "proven" | "differs" | "refused";

export interface EndpointEvidence {
  readonly name: EndpointName;
  readonly mark: Mark;
  readonly verdict: Verdict;
  /** How often each: a row may be proven by one answer and refused by another. */
  readonly proven: number;
  readonly differs: number;
  /** By HTTP status. */
  readonly refused: Readonly<Record<number, number>>;
  /** Which field was not as expected, and what was due there. Never what was found. */
  readonly why: string;
}

export interface EventEvidence {
  /** As we know it, or as it came. */
  readonly name: string;
  readonly isKnown: boolean;
  readonly verdict: Verdict;
  readonly heard: number;
  readonly why: string;
  /** Of one that is not known: names and types of what it carried, no values. */
  readonly shape: string;
}

export interface EvidenceReport {
  readonly endpoints: readonly EndpointEvidence[];
  readonly events: readonly EventEvidence[];
}

/** Counts what is proven of the tables while the program works. */
export interface Evidence {
  /** A good answer came; `why` is "" when it was as expected. */
  answered(name: EndpointName, why: string): void;
  refused(name: EndpointName, status: number): void;
  heard(name: string, decoded: Decoded, message: unknown): void;
  report(): EvidenceReport;
}

interface Counted {
  proven: number;
  differs: number;
  refused: Record<number, number>;
  why: string;
}

const nothing = (): Counted => ({ proven: 0, differs: 0, refused: {}, why: "" });

/** A server that makes its events' names up could name any number. */
const mostEvents = 200;
const longestName = 80;

export function createEvidence(): Evidence {
  const rows = new Map<EndpointName, Counted>();
  const events = new Map<
    string,
    { proven: number; differs: number; isKnown: boolean; why: string; shape: string }
  >();

  function row(name: EndpointName): Counted {
    const found = rows.get(name) ?? nothing();
    rows.set(name, found);
    return found;
  }

  return {
    answered(name, why) {
      const counted = row(name);
      if (why === "") counted.proven += 1;
      else {
        counted.differs += 1;
        counted.why = why;
      }
    },
    refused(name, status) {
      const { refused } = row(name);
      refused[status] = (refused[status] ?? 0) + 1;
    },
    heard(name, decoded, message) {
      const key = name.slice(0, longestName);
      const isNew = !events.has(key);
      if (isNew && events.size >= mostEvents) return;
      const found = events.get(key) ?? { proven: 0, differs: 0, isKnown: true, why: "", shape: "" };
      events.set(key, found);
      if (decoded.kind === "unknown") {
        found.isKnown = false;
        found.differs += 1;
        if (isNew) found.shape = shapeOf(message);
      } else if (decoded.kind === "malformed") {
        found.differs += 1;
        found.why = decoded.why;
      } else found.proven += 1;
    },
    report: () => ({
      endpoints: (Object.keys(endpoints) as EndpointName[]).map((name) => {
        const counted = rows.get(name) ?? nothing();
        return { name, mark: endpoints[name].mark, verdict: verdictOf(counted), ...counted };
      }),
      events: [
        ...[...events].map(([name, { proven, differs, isKnown, why, shape }]) => ({
          name,
          isKnown,
          verdict: differs > 0 ? ("differs" as const) : ("proven" as const),
          heard: proven + differs,
          why,
          shape,
        })),
        ...(Object.keys(wireEvents) as WireEventName[])
          .filter((name) => !events.has(name))
          .map((name) => ({
            name,
            isKnown: true,
            verdict: "untouched" as const,
            heard: 0,
            why: "",
            shape: "",
          })),
      ],
    }),
  };
}

/** What differs is to be looked at first; an answer as expected outweighs a refusal, which may be about one thing only. */
function verdictOf({ proven, differs, refused }: Counted): Verdict {
  if (differs > 0) return "differs";
  if (proven > 0) return "proven";
  return Object.keys(refused).length > 0 ? "refused" : "untouched";
}

const deepest = 4;
const widest = 40;

/**
 * Names and types of what a message holds: `{"offer":{"id":"text","from":"text"}}`. A name may be an id of somebody where
 * a list is keyed by them: one that looks like it is told as "…".
 */
export function shapeOf(value: unknown, depth = 0): string {
  return JSON.stringify(shape(value, depth));
}

function shape(value: unknown, depth: number): unknown {
  if (value === null) return "null";
  if (Array.isArray(value)) return value.length === 0 || depth >= deepest ? [] : [shape(value[0], depth + 1)];
  if (typeof value !== "object") return typeof value === "string" ? "text" : typeof value;
  if (depth >= deepest) return "object";
  const entries = Object.entries(value).slice(0, widest);
  return Object.fromEntries(entries.map(([name, each]) => [safeName(name), shape(each, depth + 1)]));
}

const safeName = (name: string) => (/^[A-Za-z_$][A-Za-z_$]{0,39}\d?$/.test(name) ? name : "…");
