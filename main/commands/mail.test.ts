import { expect, test } from "vitest";
import { ok } from "../../shared/result.ts";
import { ServiceError } from "../nextiva/errors.ts";
import { mailCommands } from "./mail.ts";

const png = Uint8Array.from("\x89PNG\r\n\x1a\n rest", (char) => char.charCodeAt(0));
const of = { conversationId: "c-1", workitemId: "w-1", messageId: "m-1" };
const workitem = {
  workitemId: "w-1",
  channelType: "Email",
  type: "InboundEmail",
  to: "care@acme.example",
  chatMessages: [
    {
      id: "m-1",
      from: '"Ines\u202e Novak" <ines@customer.test>',
      to: ["care@acme.example"],
      subject: "Invoice\r\n4711",
      textMsg: "Hello",
      html: "<p>Hello</p>",
      rawFileId: "raw-1",
      attachments: [
        {
          fileId: "f-1",
          name: "invoice\u202egpj.exe",
          contentType: "image/png",
          size: 3,
          contentId: "logo@a",
        },
      ],
    },
  ],
};

function setUp({ place = null as string | null, bytes = png as Uint8Array<ArrayBuffer> } = {}) {
  const fetched: unknown[] = [];
  const downloaded: string[] = [];
  const places: string[] = [];
  const commands = mailCommands({
    conversations: {
      async fetchConversationById(id: string, query?: object) {
        fetched.push([id, query]);
        return { objects: [workitem] } as never;
      },
    },
    files: {
      async downloadFile(fileId, take) {
        downloaded.push(fileId);
        if (fileId === "f-1" || fileId === "raw-1") return take(new Response(bytes));
        throw new ServiceError("notFound", "no such file");
      },
    },
    pages: { show: () => "mail://page/", addressOf: (id) => (id === "page" ? "mail://page/" : null) },
    pdfs: { show: (file) => `pdf://${file.length}/` },
    async askForPlace(name) {
      places.push(name);
      return place;
    },
    print: async () => ok(),
    platform: "linux",
  });
  return { commands, fetched, downloaded, places };
}

test("a mail is read from its workitem, its heads cleaned and its HTML left as it is", async () => {
  const { commands, fetched } = setUp();
  expect(await commands.read(of)).toEqual(
    ok({
      from: '"Ines Novak" <ines@customer.test>',
      to: ["care@acme.example"],
      cc: [],
      replyTo: [],
      ours: "care@acme.example",
      internetMessageId: "",
      subject: "Invoice 4711",
      text: "Hello",
      html: "<p>Hello</p>",
      files: [
        {
          fileId: "f-1",
          // The window says what about it is not as it looks.
          name: "invoice\u202egpj.exe",
          contentType: "image/png",
          size: 3,
          contentId: "logo@a",
        },
      ],
      hasOriginal: true,
    }),
  );
  expect(fetched).toEqual([["c-1", { workitemId: "w-1" }]]);
});

test.each([[{ ...of, messageId: "m-2" }], [{ ...of, workitemId: "w-2" }]])(
  "what the conversation does not have is not read: %o",
  async (other) => {
    const { commands } = setUp();
    expect(await commands.read(other)).toMatchObject({ error: { code: "notFound" } });
  },
);

test("files that are none of the message's are not downloaded, whatever a window says", async () => {
  const { commands, downloaded } = setUp();
  for (const fileId of ["f-2", "raw-1", "../f-1"]) {
    expect(await commands.look({ ...of, fileId, picture: false })).toMatchObject({
      error: { code: "notFound" },
    });
    expect(await commands.save({ ...of, fileId })).toMatchObject({ error: { code: "notFound" } });
  }
  expect(downloaded).toEqual([]);
});

test("a file is what its bytes say, and its picture comes only where it was asked for", async () => {
  const { commands } = setUp();
  expect(await commands.look({ ...of, fileId: "f-1", picture: false })).toEqual(
    ok({ type: "png", picture: null }),
  );
  const url = `data:image/png;base64,${Buffer.from(png).toString("base64")}`;
  expect(await commands.look({ ...of, fileId: "f-1", picture: true })).toEqual(
    ok({ type: "png", picture: url }),
  );
  const svg = setUp({ bytes: new TextEncoder().encode("<svg onload=alert(1)>") });
  expect(await svg.commands.look({ ...of, fileId: "f-1", picture: true })).toEqual(
    ok({ type: "svg", picture: null }),
  );
});

test("a file is saved by a name without tricks, where the agent said; nothing is loaded before", async () => {
  const { commands, downloaded, places } = setUp();
  expect(await commands.save({ ...of, fileId: "f-1" })).toEqual(ok(false));
  expect([places, downloaded]).toEqual([["invoicegpj.exe"], []]);
});

test("the message as it came is given by its bytes", async () => {
  const { commands } = setUp({ bytes: Uint8Array.from([0x43, 0xe9, 0x96]) });
  expect(await commands.original(of)).toEqual(ok("C\xe9\x96"));
});

test("only a page that is still served is printed", async () => {
  const { commands } = setUp();
  expect(await commands.print({ page: "page" })).toEqual(ok());
  expect(await commands.print({ page: "other" })).toMatchObject({ error: { code: "gone" } });
});
