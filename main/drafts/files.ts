import { randomUUID } from "node:crypto";
import { openAsBlob } from "node:fs";
import { open, readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import * as v from "valibot";
import { safeName } from "../../shared/messages/file-name.ts";
import { type FileType, fileTypeOf, headBytes } from "../../shared/messages/file-type.ts";
import { isPicture, mediaTypeOf } from "../../shared/messages/media-type.ts";
import { fail, type LoggedFailure, ok, type Result } from "../../shared/result.ts";
import type { MessageFile } from "../../shared/state/outgoing.ts";
import type { TFile } from "../../shared/wire/messages.ts";
import type { FetchedFiles, Passing } from "./fetched-files.ts";
import { pdfFacts } from "./pdf.ts";

/** Where a file of a message is. */
export const keptFileSchema = v.variant("at", [
  /** On the disk, as it was when it was chosen. */
  v.object({ at: v.literal("disk"), path: v.string(), size: v.number(), changedAt: v.number() }),
  /** With us, where it was pasted: base64. */
  v.object({ at: v.literal("here"), data: v.string() }),
  /** With the server, as a file of an email: fetched when it goes out, and not kept here. */
  v.object({ at: v.literal("server"), fileId: v.string() }),
]);
export type KeptFile = v.InferOutput<typeof keptFileSchema>;

/** A pasted picture is kept with the draft, whole: a longer one is a file. */
export const mostPasted = 5_000_000;
const mostShown = 8_000_000;

/** A file of a message of the server's, as that describes it. */
export interface ServerFile {
  readonly fileId: string;
  readonly name: string;
  readonly size: number | null;
}

/** Files to be sent, or the first that cannot be: `error` where it is not gone, and may be had another time. */
export type OpenedFiles =
  | { readonly ok: true; readonly files: readonly TFile[]; readonly close: () => Promise<void> }
  | { readonly ok: false; readonly name: string; readonly error: LoggedFailure | null };

/** The files of messages that are written or on their way. Windows know them by an id, and never where they are. */
export interface MessageFiles {
  /** A file of the disk, by its content. `notFound` for what is none, or cannot be read. */
  choose(path: string): Promise<Result<MessageFile>>;
  /** Bytes that are nowhere else. */
  paste(name: string, bytes: Buffer): MessageFile;
  /** A file of an email that is passed on: looked at, and left where it is. */
  forward(file: ServerFile): Promise<Result<MessageFile>>;
  /** To be sent, read from the disk as they go; `close` removes what was fetched for it. */
  open(files: readonly MessageFile[]): Promise<OpenedFiles>;
  /** A picture as a `data:` address; `unsupported` for all else. */
  preview(fileId: string): Promise<Result<string>>;
  /** Kept by an earlier run. */
  found(kept: ReadonlyMap<string, KeptFile>): void;
  /** Everything that is known, to be kept. */
  all(): ReadonlyMap<string, KeptFile>;
  forget(): void;
}

/** @param keep keeps where a file is, as long as something names it */
export function createMessageFiles(
  keep: (fileId: string, file: KeptFile) => void,
  fetched: FetchedFiles,
): MessageFiles {
  const known = new Map<string, KeptFile>();

  function add(file: KeptFile, about: Omit<MessageFile, "fileId">): MessageFile {
    const fileId = randomUUID();
    known.set(fileId, file);
    keep(fileId, file);
    return { fileId, ...about };
  }

  async function blobOf({ fileId, type }: MessageFile, pass: Passing): Promise<Result<Blob>> {
    const file = known.get(fileId);
    if (file === undefined) return fail("gone");
    if (file.at === "here") return ok(new Blob([Buffer.from(file.data, "base64")], { type }));
    if (file.at === "server") return pass.blobOf(file.fileId, type);
    const now = await stat(file.path).catch(() => null);
    if (now?.size !== file.size || now.mtimeMs !== file.changedAt) return fail("gone");
    const blob = await openAsBlob(file.path, { type }).catch(() => null);
    return blob === null ? fail("gone") : ok(blob);
  }

  async function bytesOf(file: KeptFile): Promise<Buffer | null> {
    if (file.at === "here") return Buffer.from(file.data, "base64");
    if (file.at === "server") return fetched.bytes(file.fileId, mostShown);
    return file.size > mostShown ? null : readFile(file.path).catch(() => null);
  }

  return {
    async choose(path) {
      const facts = await factsOf(path).catch((error: NodeJS.ErrnoException) => error.code ?? "unreadable");
      if (typeof facts === "string") return fail("notFound", facts);
      const { size, changedAt, type, ...more } = facts;
      const { name } = safeName(basename(path));
      return ok(
        add(
          { at: "disk", path, size, changedAt },
          { name, type: mediaTypeOf(type), size, ...more, isForwarded: false },
        ),
      );
    },
    paste(name, bytes) {
      const type = mediaTypeOf(fileTypeOf(bytes.subarray(0, headBytes)));
      const about = {
        name: safeName(name).name,
        type,
        size: bytes.length,
        pages: null,
        isLocked: false,
        isForwarded: false,
      };
      return add({ at: "here", data: bytes.toString("base64") }, about);
    },
    async forward({ fileId, name, size }) {
      const looked = await fetched.look(fileId, size);
      if (!looked.ok) return looked;
      const about = { name: safeName(name).name, ...looked.value, pages: null, isLocked: false };
      return ok(add({ at: "server", fileId }, { ...about, isForwarded: true }));
    },
    async open(files) {
      const pass = fetched.pass();
      const opened: TFile[] = [];
      for (const file of files) {
        const data = await blobOf(file, pass);
        if (!data.ok) {
          await pass.close();
          const isGone = data.error.code === "gone" || data.error.code === "notFound";
          return { ok: false, name: file.name, error: isGone ? null : data.error };
        }
        opened.push({ name: file.name, contentType: file.type, data: data.value });
      }
      return { ok: true, files: opened, close: pass.close };
    },
    async preview(fileId) {
      const file = known.get(fileId);
      if (file === undefined) return fail("gone");
      const bytes = await bytesOf(file);
      if (bytes === null) return fail("unsupported");
      const type = mediaTypeOf(fileTypeOf(bytes.subarray(0, headBytes)));
      return isPicture(type) ? ok(`data:${type};base64,${bytes.toString("base64")}`) : fail("unsupported");
    },
    found(kept) {
      for (const [fileId, file] of kept) if (!known.has(fileId)) known.set(fileId, file);
    },
    all: () => known,
    forget: () => known.clear(),
  };
}

interface Facts {
  readonly size: number;
  readonly changedAt: number;
  readonly type: FileType | null;
  readonly pages: number | null;
  readonly isLocked: boolean;
}

async function factsOf(path: string): Promise<Facts> {
  const handle = await open(path);
  try {
    const about = await handle.stat();
    if (!about.isFile()) throw Object.assign(new Error("no file"), { code: "EISDIR" });
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    const type = fileTypeOf(buffer.subarray(0, bytesRead));
    const pdf = type === "pdf" ? await pdfFacts(path) : { pages: null, isLocked: false };
    return { size: about.size, changedAt: about.mtimeMs, type, ...pdf };
  } finally {
    await handle.close();
  }
}
