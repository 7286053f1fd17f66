import { cleanup, fireEvent, screen, waitFor, within } from "@testing-library/preact";
import { afterEach, expect, test } from "vitest";
import { drawMail } from "../gallery/render.tsx";

afterEach(cleanup);

const of = { conversationId: "c-0", workitemId: "w-1", messageId: "m-2" };

/** As sentences isolate what strangers wrote. */
const plain = (text: string | null | undefined) => text?.replace(/[\u2066-\u2069]/g, "");

test("a mail is read once, and asks for nothing else", async () => {
  const { asked } = await drawMail(of, { mail: "plain" });
  await screen.findByText("ines@customer.test");
  expect(asked).toEqual([{ path: "mail.read", input: of }]);
});

test("a name that is another address, and files that are not what they are called, are said", async () => {
  const { asked } = await drawMail(of, { mail: "hostile" });
  await waitFor(() =>
    expect(plain(document.body.textContent)).toContain(
      "The name shows care@bank.example, but this email was sent from x@evil.test.",
    ),
  );
  const [first] = within(await screen.findByRole("list", { name: "Files" })).getAllByRole("listitem");
  const file = within(first as HTMLElement);
  file.getByText("invoicegpj.exe");
  file.getByText("The name had hidden characters; they were removed.");
  file.getByText("This is a program. Open it only if you expected it.");
  await file.findByText(/^PDF/);
  // Nothing is loaded or saved by itself but the beginning of a file, to say what it is.
  const looks = asked.filter(({ path }) => path === "mail.look" || path === "mail.save");
  expect(looks.map(({ input }) => (input as { picture?: boolean }).picture)).toEqual([false, false]);
  fireEvent.click(file.getByRole("button", { name: /^Save as/ }));
  await file.findByText("Saved.");
});

test("the message as it came is shown, and its text by another encoding", async () => {
  await drawMail(of, { mail: "plain" });
  const view = await screen.findByRole("combobox", { name: "View" });
  fireEvent.change(view, { target: { value: "original" } });
  await screen.findByText(/From: ines@customer\.test/);
  fireEvent.change(view, { target: { value: "otherEncoding" } });
  const encoding = await screen.findByRole("combobox", { name: "Encoding" });
  fireEvent.change(encoding, { target: { value: "windows-1252" } });
  await screen.findByText("Dear team – Ines");
});
