import { expect, test } from "vitest";
import { createPictures } from "./pictures.ts";

const png = "data:image/png;base64,iVBORw0KGgo=";
const inline = new Map([
  ["logo@a.test", png],
  ["a b", png],
  ["page", "data:text/html;base64,PGI+"],
]);

test.each([
  ["https://t.test/a.png", "https://t.test/a.png"],
  ["//t.test/a.png", "https://t.test/a.png"],
  ["\\\\t.test\\a.png", "https://t.test/a.png"],
  [" HTTP://t.test/a b'c(d)", "http://t.test/a%20b%27c%28d%29"],
  ["https://ann:secret@t.test/a", "https://t.test/a"],
])("%s is elsewhere: held back and counted, or shown as %s", (url, shown) => {
  const held = createPictures("held", inline);
  expect([held.source(url), held.heldBack()]).toEqual([null, 1]);
  const free = createPictures("shown", inline);
  expect([free.source(url), free.heldBack()]).toEqual([shown, 0]);
});

test.each([
  ["cid:logo@a.test", png],
  ["CID:logo@a.test", png],
  ["cid:logo%40a.test", png],
  ["cid:a%20b", png],
  ["cid:other@a.test", null],
  ["cid:page", null],
  ["cid:%", null],
  [png, png],
  ["data:image/svg+xml;base64,PHN2Zz4=", null],
  ["data:text/html,x", null],
  ["file:///etc/passwd", null],
  ["javascript:alert(1)", null],
  ["blob:https://a.test/1", null],
  ["app://hookswitch/a.png", null],
  ["a.png", null],
  ["/a.png", null],
  ["https://", null],
  ["", null],
])("%s is the mail's own or nothing: %s", (url, shown) => {
  for (const remote of ["held", "shown"] as const) {
    const pictures = createPictures(remote, inline);
    expect([pictures.source(url), pictures.heldBack()]).toEqual([shown, 0]);
  }
});

test("pictures of the mail's own that stand in its text are named once, whatever else it has", () => {
  const pictures = createPictures("held", inline);
  for (const url of ["cid:logo%40a.test", "cid:logo@a.test", "cid:other", "cid:page"]) pictures.source(url);
  expect(pictures.inText()).toEqual(["logo@a.test"]);
});
