import { expect, test } from "vitest";
import { noticeSentence } from "../../shared/text/notices.ts";
import { fileNotice, type KeptWhat } from "./notice.ts";

const named: Readonly<Record<KeptWhat, string>> = {
  wrapUps: "Notes you have not sent",
  quality: "Your call quality history",
  inCall: "The record of your last call",
  postDial: "The extensions you dialled",
  messages: "Messages you have not sent",
  settings: "Your settings",
};

test.each(Object.entries(named))(
  "of a kept file that cannot be read it is told what it holds: %s",
  (what, words) => {
    const file = "some.unreadable.json";
    for (const kind of ["setAside", "stuck"] as const) {
      const said = noticeSentence({ id: 1, ...fileNotice(what as KeptWhat, { kind, file }) });
      expect(said).toContain(words);
      expect(said).toContain(file);
    }
  },
);
