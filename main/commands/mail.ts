import type { Handlers } from "../../shared/contract/index.ts";
import { safeName } from "../../shared/messages/file-name.ts";
import { type FileType, fileTypeOf } from "../../shared/messages/file-type.ts";
import { fail, ok, type Result } from "../../shared/result.ts";
import type { DesktopState } from "../../shared/state/desktop.ts";
import { bytesUpTo, headOf, saveBody } from "../mail/files.ts";
import { findMail, type MailRef } from "../mail/find.ts";
import type { MailPages } from "../mail/pages.ts";
import type { PdfPages } from "../mail/pdf-pages.ts";
import type { ConversationService } from "../nextiva/conversation-service.ts";
import type { FileService } from "../nextiva/file-service.ts";
import { mailOf } from "../nextiva/mail.ts";
import { outcomeOf } from "../work/context.ts";

/** A picture that a window shows; a larger one is saved. */
const mostPicture = 8_000_000;
/** A PDF that is looked at here: what a message can carry, and a little more. */
const mostPdf = 32_000_000;
/** Of a message as it came: more than anybody reads. */
const mostOriginal = 4_000_000;

/** What Chromium draws without being more than a picture → its media type. */
const drawn: Partial<Record<FileType, string>> = {
  png: "image/png",
  jpeg: "image/jpeg",
  gif: "image/gif",
  webp: "image/webp",
  bmp: "image/bmp",
  avif: "image/avif",
};

/** Reading mails. A window names a message; which files it may have is what the server says of that message. */
export function mailCommands(parts: {
  readonly conversations: Pick<ConversationService, "fetchConversationById">;
  readonly files: Pick<FileService, "downloadFile">;
  readonly pages: Pick<MailPages, "show" | "addressOf">;
  readonly pdfs: Pick<PdfPages, "show">;
  /** Asks the user for a place; null when they think better. */
  readonly askForPlace: (name: string) => Promise<string | null>;
  readonly print: (url: string) => Promise<Result<void>>;
  readonly platform: DesktopState["platform"];
}): Handlers<"mail"> {
  const { conversations, files, pages } = parts;

  const find = (of: MailRef) => findMail(conversations, of);

  async function findFile(of: MailRef & { readonly fileId: string }) {
    const found = await find(of);
    if (!found.ok) return found;
    const file = found.value.message.attachments?.find(({ fileId }) => fileId === of.fileId);
    return file === undefined ? fail("notFound") : ok(file);
  }

  return {
    async read(of) {
      const found = await find(of);
      return found.ok ? ok(mailOf(found.value.message, found.value.workitem)) : found;
    },
    show: async ({ html, remote }) => ok({ url: pages.show(html, remote) }),
    async original(of) {
      const found = await find(of);
      if (!found.ok) return found;
      const { rawFileId } = found.value.message;
      if (rawFileId === undefined) return fail("notFound");
      return outcomeOf(
        files.downloadFile(rawFileId, async (response) =>
          Buffer.from(await headOf(response, mostOriginal)).toString("latin1"),
        ),
      );
    },
    async look(of) {
      const file = await findFile(of);
      if (!file.ok) return file;
      return outcomeOf(
        files.downloadFile(of.fileId, async (response) => {
          const bytes = of.picture ? await bytesUpTo(response, mostPicture) : await headOf(response);
          const type = bytes === null ? null : fileTypeOf(bytes);
          const media = type === null ? undefined : drawn[type];
          const isShown = of.picture && bytes !== null && media !== undefined;
          const picture = isShown ? `data:${media};base64,${Buffer.from(bytes).toString("base64")}` : null;
          return { type, picture };
        }),
      );
    },
    async pdf(of) {
      const file = await findFile(of);
      if (!file.ok) return file;
      return outcomeOf(
        files.downloadFile(of.fileId, async (response) => {
          const bytes = await bytesUpTo(response, mostPdf);
          return { url: bytes === null ? null : parts.pdfs.show(bytes) };
        }),
      );
    },
    async save(of) {
      const file = await findFile(of);
      if (!file.ok) return file;
      const place = await parts.askForPlace(safeName(file.value.name ?? "").name);
      if (place === null) return ok(false);
      const saved = await outcomeOf(
        files.downloadFile(of.fileId, (response) => saveBody(response, place, parts.platform === "win32")),
      );
      return saved.ok ? ok(true) : saved;
    },
    async print({ page }) {
      const url = pages.addressOf(page);
      return url === null ? fail("gone") : parts.print(url);
    },
  };
}
