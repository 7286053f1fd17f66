import type { AppState } from "../../../shared/state/app.ts";
import { idle, now, offered, signedOut, talking } from "../samples.ts";
import { phone, type Shown, wanting, withConnection } from "./shown.ts";

const filled = { ...idle.session, form: idle.session.form };

const out = (change: Partial<AppState["session"]>): AppState => ({
  ...signedOut,
  session: { ...signedOut.session, form: filled.form, ...change },
});

/** Signing in and out. */
export const sessionStates: Readonly<Record<string, Shown>> = {
  starting: phone({ ...signedOut, session: { ...signedOut.session, now: { phase: "starting" } } }),
  "sign-in": phone(signedOut),
  "sign-in-filled": phone(out({})),
  "sign-in-new-host": phone(
    out({ form: { provider: "login.example.org/#/login", username: "ana.ruiz", stay: false } }),
  ),
  "sign-in-call-left": phone(out({ callLeft: { until: now + 97_000 } })),
  "sign-in-wrong": phone(
    out({ now: { phase: "signedOut", why: "badCredentials", error: { code: "badCredentials" } } }),
  ),
  "sign-in-expired": phone(
    out({ now: { phase: "signedOut", why: "sessionExpired", error: null }, keychain: "unavailable" }),
  ),
  "sign-in-offline": phone(out({ now: { phase: "signedOut", why: "failed", error: { code: "offline" } } })),
  "sign-in-certificate": phone(
    out({
      now: {
        phase: "signedOut",
        why: "failed",
        error: {
          code: "certificate",
          about: { host: "login.acme.example", reason: "stranger", issuer: "Acme Web Gateway CA" },
        },
      },
    }),
  ),
  "signing-in": phone(out({ now: { phase: "signingIn", username: "ana.ruiz@acme.example" } })),
  "sign-in-wanted": phone(wanting(out({}))),
  "account-menu": phone(idle, { press: ["Account and settings"] }),
  "proxy-asks": phone({
    ...out({ now: { phase: "signingIn", username: "ana.ruiz@acme.example" } }),
    connection: { ...idle.connection, proxyAsked: { proxy: "proxy.acme.example:3128", isAgain: true } },
  }),
  "proxy-declined": phone(
    withConnection(idle, {
      feed: {
        kind: "waiting",
        since: now - 9_000,
        retryAt: now + 6_000,
        attempt: 4,
        trouble: { code: "proxyAsks", about: { proxy: "proxy.acme.example:3128" } },
      },
      synced: false,
    }),
  ),
  "sign-out-ask-offer": phone(
    { ...talking, offers: offered.offers },
    { press: ["Account and settings", "Sign out"], until: "dialog .offers" },
  ),
  "line-ask": phone(talking, { press: ["Account and settings", "Disconnect voice line"] }),
  "sign-out-ask": phone(talking, { press: ["Account and settings", "Sign out"] }),
};
