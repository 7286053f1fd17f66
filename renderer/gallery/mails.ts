import type { FileLook, Mail } from "../../shared/contract/mail.ts";

const mail: Mail = {
  from: "Ines Novak <ines@customer.test>",
  to: ["care@acme.example"],
  cc: [],
  replyTo: [],
  ours: "care@acme.example",
  internetMessageId: "",
  subject: "Invoice 4711",
  text: "Dear team,\n\nattached is the invoice.\n\nInes",
  html: "",
  files: [],
  hasOriginal: true,
};
const file = {
  fileId: "f-1",
  name: "invoice.pdf",
  contentType: "application/pdf",
  size: 40_960,
  contentId: "",
};

/** Mails by what is unusual about them. */
export const mails = {
  plain: mail,
  toMany: {
    ...mail,
    to: ["care@acme.example", "Ben Ito <ben@customer.test>"],
    cc: ["ana.ruiz@acme.example", "books@customer.test"],
  },
  formatted: {
    ...mail,
    html: '<h2 style="color:#0a5">Spring offers</h2><p>Look at our <a href="https://shop.test/">offers</a>.</p><img src="https://shop.test/banner.png" width="200" height="60"><img src="https://track.test/pixel">',
    files: [file],
  },
  hostile: {
    ...mail,
    from: '"care@bank.example" <x@evil.test>',
    to: ["care@acme.example", `"${"W".repeat(60)} \u0633\u0644\u0627\u0645" <w@customer.test>`],
    files: [
      { ...file, name: "invoice\u202egpj.exe" },
      { ...file, fileId: "f-2", name: `${"long".repeat(40)}.png`, size: 2_400_000 },
    ],
  },
} as const satisfies Record<string, Mail>;

export function lookOf(fileId: string): FileLook {
  return { type: fileId === "f-1" ? "pdf" : "png", picture: null };
}
