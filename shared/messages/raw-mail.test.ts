import { expect, test } from "vitest";
import { decodeAs, decodeText } from "./charset.ts";
import { textOfRaw } from "./raw-mail.ts";

const lines = (...all: readonly string[]) => all.join("\r\n");

test.each([
  ["no charset", lines("Subject: x", "", "\x1b$B$3$s\x1b(B"), "こん"],
  [
    "a charset and quoted-printable",
    lines(
      'Content-Type: text/plain;\r\n charset="utf-8"',
      "Content-Transfer-Encoding: quoted-printable",
      "",
      "caf=C3=A9=",
    ),
    "café",
  ],
  [
    "base64",
    lines("content-type: text/plain; charset=utf-8", "content-transfer-encoding: BASE64", "", "w6Q="),
    "ä",
  ],
  [
    "alternatives within a mixed one: the plain text",
    lines(
      'Content-Type: multipart/mixed; boundary="a b"',
      "",
      "not read",
      "--a b",
      "Content-Type: multipart/alternative; boundary=in",
      "",
      "--in",
      "Content-Type: text/html",
      "",
      "<p>html",
      "--in",
      "Content-Type: text/plain",
      "",
      "plain",
      "--in--",
      "--a b",
      "Content-Type: text/plain",
      "Content-Disposition: attachment; filename=a.txt",
      "",
      "a file",
      "--a b--",
      "after",
    ),
    "plain",
  ],
  ["HTML alone", lines("Content-Type: text/html", "", "<p>here"), "<p>here"],
  ["a multipart without its boundary", lines("Content-Type: multipart/mixed", "", "Hello"), "Hello"],
])("the text of a message as it came: %s", (_, raw, text) => {
  const found = textOfRaw(raw);
  expect(decodeText(found?.bytes ?? new Uint8Array(), found?.charset ?? "").text.trim()).toBe(text);
});

test("bytes that were read wrongly are read by what the reader chose", () => {
  const raw = lines("Content-Type: text/plain; charset=gb2312", "", "Price \x96 \x93new\x94");
  expect(decodeAs(textOfRaw(raw)?.bytes ?? new Uint8Array(), "windows-1252").text).toBe("Price – “new”");
});

test("a picture alone has no text, and parts without end do no harm", () => {
  expect(textOfRaw(lines("Content-Type: image/png", "", "x"))).toBeNull();
  const nested = Array.from({ length: 50 }, (_, n) =>
    lines(`Content-Type: multipart/mixed; boundary=b${n}`, "", `--b${n}`, ""),
  ).join("");
  expect(textOfRaw(nested)?.kind).toBe("plain");
});
