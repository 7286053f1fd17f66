import { expect, test } from "vitest";
import { isPage } from "./page-name.ts";

test.each([
  ["app://hookswitch/phone.html", "phone", true],
  ["https://hookswitch.app.invalid/phone.html?x#y", "phone", true],
  ["app://hookswitch/note.html?key=a", "note?key=a", true],
  ["app://hookswitch/note.html?key=a#end", "note?key=a", true],
  ["app://hookswitch/note.html?key=a", "note?key=b", false],
  ["app://hookswitch/note.html", "note?key=a", false],
  ["app://hookswitch/note.html?key=ab", "note?key=a", false],
  ["app://hookswitch/phone.htmlx", "phone", false],
  ["about:blank", "", false],
])("%s as %s: %j", (url, wanted, is) => expect(isPage(url, wanted)).toBe(is));
