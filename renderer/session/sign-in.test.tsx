// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from "@testing-library/preact";
import { afterEach, describe, expect, it } from "vitest";
import type { Refusals } from "../gallery/fake-bridge.ts";
import { renderPhone } from "../gallery/render.tsx";
import { signedOut } from "../gallery/samples.ts";

afterEach(cleanup);

const box = (name: string) => screen.getByLabelText<HTMLInputElement>(name);
const type = (name: string, value: string) => fireEvent.input(box(name), { target: { value } });

async function filled(refuses: Refusals = {}, from = signedOut) {
  const fake = await renderPhone(from, refuses);
  type("Provider", "acme.example");
  type("User name", "ana");
  type("Password", "correct horse");
  return fake;
}
const session = signedOut.session;

describe("signing in", () => {
  it("sends what was typed, once", async () => {
    const { asked } = await filled();
    await waitFor(() => expect(box("Password").value).toBe("correct horse"));
    fireEvent.submit(screen.getByRole("form"));
    fireEvent.submit(screen.getByRole("form"));
    expect(asked).toEqual([
      {
        path: "session.signIn",
        input: { provider: "acme.example", username: "ana", password: "correct horse", stay: false },
      },
    ]);
  });

  it("keeps everything typed through a refusal, and says what is wrong beside the password", async () => {
    const fake = await filled();
    fireEvent.submit(screen.getByRole("form"));
    fake.send({ session: { ...session, now: { phase: "signingIn", username: "ana" } } });
    await screen.findByText("Signing in as ana…");
    fake.send({
      session: {
        ...session,
        now: { phase: "signedOut", why: "badCredentials", error: { code: "badCredentials" } },
      },
    });
    await screen.findByText("The user name or password is wrong.");
    expect([box("Provider").value, box("User name").value, box("Password").value]).toEqual([
      "acme.example",
      "ana",
      "correct horse",
    ]);
    expect(box("Password").getAttribute("aria-invalid")).toBe("true");
  });

  it("a user name with a colon is named as such, at its field", async () => {
    const fake = await filled();
    fake.send({
      session: { ...session, now: { phase: "signedOut", why: "failed", error: { code: "badUsername" } } },
    });
    await screen.findByText("A user name cannot contain a colon (:).");
    expect(box("User name").getAttribute("aria-invalid")).toBe("true");
  });

  it("can be cancelled while it is under way", async () => {
    const fake = await filled();
    fake.send({ session: { ...session, now: { phase: "signingIn", username: "ana" } } });
    fireEvent.click(await screen.findByRole("button", { name: "Cancel" }));
    expect(fake.asked.map((each) => each.path)).toEqual(["session.cancelSignIn"]);
  });

  it("a cancelled one is no failure", async () => {
    const fake = await filled({ signIn: "gone" });
    fireEvent.submit(screen.getByRole("form"));
    await waitFor(() => expect(fake.asked).toHaveLength(1));
    expect(screen.getAllByRole("alert").map((each) => each.textContent)).toEqual(["", "", ""]);
  });

  it("says what is wrong with the last press, not with the one before it", async () => {
    const before = { phase: "signedOut", why: "failed", error: { code: "offline" } } as const;
    await filled({ signIn: "untrustedAddress" }, { ...signedOut, session: { ...session, now: before } });
    fireEvent.submit(screen.getByRole("form"));
    await screen.findByText(/Hookswitch cannot use this address/);
    expect(screen.queryByText(/cannot be reached/)).toBeNull();
    expect(box("Provider").getAttribute("aria-invalid")).toBe("true");
  });

  it("names what is missing and asks main for nothing", async () => {
    const { asked } = await renderPhone(signedOut);
    fireEvent.submit(screen.getByRole("form"));
    await screen.findByText("Enter your provider’s address.");
    await screen.findByText("Enter your password.");
    expect(asked).toEqual([]);
  });

  it("shows which host a pasted address leads to before the password goes there", async () => {
    await renderPhone(signedOut);
    type("Provider", "login.example.org/#/login");
    await screen.findByText("Only login.example.org is used from this address.", { exact: false });
    expect(screen.getByText(/first sign-in at login\.example\.org/)).toBeTruthy();
    type("Provider", "acme.example");
    await waitFor(() => expect(screen.queryByText(/first sign-in at/)).toBeNull());
  });

  it("says why the screen is there", async () => {
    await renderPhone({
      ...signedOut,
      session: { ...session, now: { phase: "signedOut", why: "forcedOut", error: null } },
    });
    expect(
      screen.getByText("A supervisor or the server signed you out. What you were writing is kept."),
    ).toBeTruthy();
  });

  it("does not promise what the keychain cannot do", async () => {
    await renderPhone({ ...signedOut, session: { ...session, keychain: "unavailable" } });
    expect(box("Stay signed in").disabled).toBe(true);
    expect(screen.getByText(/no keychain/)).toBeTruthy();
  });
});
