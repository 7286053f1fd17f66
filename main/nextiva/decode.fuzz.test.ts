import * as fc from "fast-check";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { StatusPageSchema } from "../../shared/wire/acd.ts";
import { EnvelopeSchema, wireEvents } from "../../shared/wire/events.ts";
import { OfferPageSchema } from "../../shared/wire/offer.ts";
import { UserPageSchema, UserSessionSchema } from "../../shared/wire/user.ts";
import { WorkitemPageSchema } from "../../shared/wire/workitem.ts";
import { decodeFrame, decodeOffers, decodeSession, decodeWorkitems } from "./decode.ts";
import { statusOf } from "./statuses.ts";
import { mapTelephony } from "./telephony.ts";
import { signedInUser } from "./vocabulary.ts";

const junk = fc.jsonValue({ maxDepth: 3 });
/** An object that has the names the code looks for, with anything in them. */
const nearly = (...names: string[]) =>
  fc.record(Object.fromEntries(names.map((name) => [name, fc.oneof(junk, fc.string())])), {
    requiredKeys: [],
  });
const workitem = nearly(
  "_id",
  "workitemId",
  "state",
  "channelType",
  "type",
  "from",
  "contact",
  "data",
  "createdAt",
  "modifiedAt",
  "terminationReason",
);
const offer = nearly(
  "offerId",
  "workitemId",
  "type",
  "channelType",
  "from",
  "createdAt",
  "expiresAt",
  "timeout",
);
const message = fc.oneof(
  junk,
  fc.record({ workitem, offer, offers: fc.array(offer), transcript: junk }, { requiredKeys: [] }),
  nearly("offerId", "userId", "statusId", "statusStartedAt", "acdLoginAt", "inMute", "voiceState", "reason"),
);
const name = fc.oneof(fc.constantFrom(...Object.keys(wireEvents)), fc.string({ minLength: 1 }));
const reading = { at: 1_000, skew: 5 };

/** What the state can take: plain JSON without undefined, NaN or infinities. */
function isPlain(value: unknown): boolean {
  if (typeof value === "number") return Number.isFinite(value);
  if (typeof value !== "object" || value === null) return value !== undefined;
  return Object.values(value).every(isPlain);
}

describe("whatever the wire says", () => {
  it("a frame becomes facts of plain JSON or a counted skip, never a throw", () => {
    fc.assert(
      fc.property(name, message, (called, said) => {
        const envelope = v.parse(EnvelopeSchema, { name: called, message: said });
        const decoded = decodeFrame({ envelope, ...reading, userId: "u1" });
        expect(isPlain(decoded)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it("a list becomes the rows that can be read", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(workitem, offer, junk)), (objects) => {
        const workitems = v.parse(WorkitemPageSchema, { objects }).objects ?? [];
        const offers = v.parse(OfferPageSchema, { objects }).objects ?? [];
        expect(isPlain(decodeWorkitems(workitems, reading, 1))).toBe(true);
        expect(isPlain(decodeOffers(offers, reading, 1))).toBe(true);
        v.parse(UserPageSchema, { objects });
        expect(isPlain((v.parse(StatusPageSchema, { objects }).objects ?? []).map(statusOf))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it("a session becomes who it is, or a typed refusal", () => {
    const session = nearly(
      "_id",
      "userId",
      "name",
      "authorities",
      "acdLoginAt",
      "statusId",
      "inMute",
      "telephony",
      "role",
    );
    fc.assert(
      fc.property(fc.oneof(session, junk), (said) => {
        const read = v.safeParse(UserSessionSchema, said);
        if (!read.success) return;
        expect(isPlain(signedInUser(read.output))).toBe(true);
        expect(isPlain(decodeSession(read.output, reading))).toBe(true);
        mapTelephony(read.output.telephony, "https://login.thrio.com");
      }),
      { numRuns: 1_000 },
    );
  });

  it("a telephony configuration is a line or none", () => {
    const verto = nearly("url", "login", "passwd", "iceServers", "destination");
    const config = fc.record({
      type: fc.oneof(junk, fc.constant("WEBRTC")),
      verto: fc.oneof(verto, junk),
      number: junk,
    });
    fc.assert(
      fc.property(config, (said) => {
        expect(typeof mapTelephony(said, "https://login.thrio.com").ok).toBe("boolean");
      }),
      { numRuns: 1_000 },
    );
  });
});
