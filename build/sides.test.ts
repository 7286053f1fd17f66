import { expect, test } from "vitest";
import { sidesIn } from "./sides.ts";

test.each([
  ["  left: 0;", 1],
  [".a { margin-right: auto; padding-left: 1rem; }", 2],
  ["  text-align: right;", 1],
  ["  border-top-left-radius: 0;", 1],
  ["  transform: translateX(1rem);", 1],
  ["  padding: 0 var(--s3) 0 2.25rem;", 1],
  ["  padding: 0 var(--s3) 0 var(--s3);", 0],
  ["  padding: var(--s2) var(--s4);", 0],
  ["  inset-inline-start: 0; margin-inline-end: auto; text-align: end;", 0],
  ["  /* to the left of it */", 0],
])("%j has %i sides", (text, count) => {
  expect(sidesIn("a.css", text)).toHaveLength(count);
});

test.each([
  ["<div style={{ left: 4 }} />", 1],
  ['const moves = { ArrowLeft: -1, "ArrowRight": 1 };', 2],
  ['if (key === "ArrowDown") return;', 0],
  ["const { left } = box;", 0],
])("%j has %i sides", (text, count) => {
  expect(sidesIn("a.tsx", text)).toHaveLength(count);
});
