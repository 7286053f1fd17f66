import { idle, now, signedOut, talking } from "../samples.ts";
import { type Shown, withConnection } from "./shown.ts";

const people = (more: Partial<Shown> = {}): Shown => ({ window: "people", state: idle, ...more });
const wide = (more: Partial<Shown> = {}): Shown => people({ isWide: true, ...more });

const offline = withConnection(idle, {
  feed: { kind: "waiting", since: now, retryAt: now + 9_000, attempt: 3 },
});

const userId = idle.session.now.phase === "signedIn" ? idle.session.now.user.userId : "";
const { now: session } = idle.session;
const supervising =
  session.phase === "signedIn"
    ? {
        ...idle,
        session: { ...idle.session, now: { ...session, user: { ...session.user, isSupervisor: true } } },
      }
    : idle;
const withFavourites = {
  ...idle,
  settings: {
    ...idle.settings,
    favourites: { [userId]: ["agents agents-Ben Okafor"] },
    recentPeople: { [userId]: ["agents agents-Chloé Martin-Delacroix de la Fontaine"] },
  },
};

/** The people window. */
export const peopleStates: Readonly<Record<string, Shown>> = {
  people: people(),
  "people-wide": wide(),
  "people-favourites": wide({ state: withFavourites, choose: "Ben Okafor", until: ".facts" }),
  "people-profile": people({ choose: "Ben Okafor", until: ".facts" }),
  "people-call-settings": wide({
    state: supervising,
    choose: "Ben Okafor",
    press: ["Change call settings"],
    until: ".voice-number",
  }),
  "people-contact": wide({ choose: "Ines Novak", until: ".facts" }),
  "people-queue": wide({ choose: "Billing", until: ".facts" }),
  "people-in-call": wide({ state: talking, choose: "Ben Okafor", until: ".facts" }),
  "people-in-call-narrow": people({ state: talking }),
  "people-asks": wide({
    dial: "needsConsent",
    press: ["Call Ines Novak"],
    until: ".question",
  }),
  "people-empty": people({ lists: "empty" }),
  "people-loading": people({ lists: "loading" }),
  "people-error": people({ lists: "failed" }),
  "people-forbidden": people({ lists: "forbidden" }),
  "people-offline": wide({ state: offline }),
  "people-signed-out": people({ state: signedOut }),
};
