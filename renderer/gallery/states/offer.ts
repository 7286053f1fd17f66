import { call, idle, now, offer, offered, talking, user } from "../samples.ts";
import { held, hostile, phone, type Shown } from "./shown.ts";

const ended = { offer: offer({ name: "", from: "+442079460018" }), end: "callerHungUp", at: now } as const;

/** Offers. */
export const offerStates: Readonly<Record<string, Shown>> = {
  "idle-missed": phone(
    {
      ...idle,
      offers: {
        open: [],
        ended: [
          ended,
          { offer: offer({ offerId: "o2" }), end: "expired", at: now - 600_000 },
          { offer: offer({ offerId: "o3", name: "", from: "" }), end: "withdrawn", at: now - 1_200_000 },
          { offer: offer({ offerId: "o4", name: "Nora Lind" }), end: "lineBusy", at: now - 1_800_000 },
        ],
        missed: 4,
      },
    },
    { press: ["Show"] },
  ),
  offer: phone(offered),
  "offer-reject-menu": phone(offered, { press: ["Other ways to reject Maria Delgado"] }),
  "offer-automatic": phone({
    ...offered,
    session: {
      ...offered.session,
      now: { phase: "signedIn", staysSignedIn: true, user: { ...user, autoAccepts: true } },
    },
  }),
  "offer-unknown": phone({
    ...idle,
    offers: {
      open: [offer({ name: "", from: "", queue: "", campaign: "", source: "line", expiresAt: null })],
      ended: [],
      missed: 0,
    },
  }),
  "offer-hostile": phone({
    ...offered,
    offers: {
      ...offered.offers,
      open: [offer({ name: hostile, queue: "مبيعات & Söhne <b>", campaign: "W".repeat(200) })],
    },
  }),
  "offer-accepting": phone({
    ...offered,
    offers: { ...offered.offers, open: [offer({ phase: "accepting" })] },
  }),
  "offer-left": phone({
    ...offered,
    offers: { ...offered.offers, open: [offer({ phase: "accepting", isLeft: true })] },
  }),
  "offer-two": phone({
    ...offered,
    offers: {
      ...offered.offers,
      open: [
        offer(),
        offer({
          offerId: "offer-2",
          name: "",
          from: "+442079460018",
          queue: "Claims",
          campaign: "",
          expiresAt: now + 19_000,
        }),
      ],
    },
  }),
  "offer-in-call": phone({
    ...talking,
    offers: {
      open: [offer({ offerId: "o9", name: "Priya Raman", from: "+12125550143" })],
      ended: [],
      missed: 0,
    },
  }),
  "offer-in-call-two": phone({
    ...talking,
    calls: { list: [held, call()], past: [] },
    offers: {
      open: [offer({ offerId: "o9", name: "Priya Raman", from: "+12125550143" })],
      ended: [],
      missed: 0,
    },
  }),
};
