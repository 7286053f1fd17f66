// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from "@testing-library/preact";
import { afterEach, expect, it } from "vitest";
import { renderPhone } from "../gallery/render.tsx";
import { idle, offered, signedOut } from "../gallery/samples.ts";

afterEach(cleanup);

const asking = (isAgain = false) => ({
  ...idle.connection,
  proxyAsked: { proxy: "proxy.acme.example:3128", isAgain },
});
const box = (name: string) => screen.getByLabelText<HTMLInputElement>(name);
const type = (name: string, value: string) => fireEvent.input(box(name), { target: { value } });

it("names the proxy, takes a name and a password for it, and is gone when main says so", async () => {
  const fake = await renderPhone({ ...signedOut, connection: asking() });
  expect(screen.getByText(/The proxy proxy\.acme\.example:3128 needs/)).toBeTruthy();
  type("Network user name", "acme\\amy");
  type("Network password", "pr0xy");
  fireEvent.submit(box("Network password").form as HTMLFormElement);
  expect(fake.asked).toEqual([
    {
      path: "session.signInToProxy",
      input: { proxy: "proxy.acme.example:3128", username: "acme\\amy", password: "pr0xy", stay: false },
    },
  ]);
  fake.send({ connection: { ...idle.connection, proxyAsked: null } });
  await waitFor(() => expect(screen.queryByText(/proxy\.acme/)).toBeNull());
});

it("asked again says why, with an empty form; a missing name is said here", async () => {
  const fake = await renderPhone({ ...signedOut, connection: asking() });
  type("Network password", "wrong");
  fireEvent.submit(box("Network password").form as HTMLFormElement);
  await screen.findByText("Enter your user name.");
  expect(fake.asked).toEqual([]);
  fake.send({ connection: asking(true) });
  await screen.findByText("The proxy did not accept this user name and password.");
  expect(box("Network password").value).toBe("");
});

it("can be declined, over a call too", async () => {
  const fake = await renderPhone({ ...idle, connection: asking() });
  fireEvent.click(screen.getByRole("button", { name: "Not now" }));
  expect(fake.asked.map(({ path }) => path)).toEqual(["session.declineProxy"]);
});

it("keeps no call that rings meanwhile from being taken", async () => {
  const fake = await renderPhone({ ...offered, connection: asking() });
  const dialog = screen.getByRole("dialog");
  fireEvent.click(within(dialog).getByRole("button", { name: /^Accept/ }));
  expect(fake.asked.map(({ path }) => path)).toEqual(["offer.accept"]);
});
