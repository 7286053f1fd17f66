import { createHash } from "node:crypto";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import * as v from "valibot";
import { type Draft, draftSchema } from "../../shared/drafts/draft.ts";
import type { Log } from "../../shared/log.ts";
import { filesOf, type Outgoing, outgoingSchema } from "../../shared/state/outgoing.ts";
import { notedWorkitem } from "../../shared/state/wrap-up.ts";
import type { KeptFileParts } from "../files/kept-file.ts";
import type { DraftStorage, Drafts } from "./drafts.ts";
import { type KeptFile, keptFileSchema, type MessageFiles } from "./files.ts";
import type { Outbox } from "./outbox.ts";
import { openSealedFiles, type SealedFiles } from "./sealed-files.ts";

const keptSchema = v.variant("is", [
  v.object({ is: v.literal("draft"), draft: draftSchema }),
  v.object({ is: v.literal("outgoing"), message: outgoingSchema }),
  v.object({ is: v.literal("file"), file: keptFileSchema }),
]);
type Kept = v.InferOutput<typeof keptSchema>;

/** What is typed and not sent, on this computer's disk: encrypted, by account, with the key from the keychain. */
export interface Keeping extends DraftStorage {
  keepOutgoing(id: string, message: Outgoing | null): void;
  keepFile(fileId: string, file: KeptFile | null): void;
  /** The account's key is known: what an earlier run kept comes back, and what there is so far is kept. */
  open(account: string, draftKey: string): Promise<void>;
  /** The account is left; what is kept stays, or goes with its key. */
  leave(what: "stays" | "goes"): Promise<void>;
  written(): Promise<void>;
}

const folderOf = (account: string) => createHash("sha256").update(account).digest("hex").slice(0, 24);
const draftName = (key: string) => `draft ${key}`;
const outgoingName = (id: string) => `outgoing ${id}`;
const fileName = (id: string) => `file ${id}`;
const idIn = (name: string) => name.slice(name.indexOf(" ") + 1);

/**
 * Without a key everything is kept in memory only, and `changed` says so.
 * @param root the folder of all accounts
 */
export function createKeeping(parts: {
  readonly root: string;
  readonly log: Log;
  readonly file: KeptFileParts;
  readonly drafts: () => Drafts;
  readonly outbox: () => Outbox;
  readonly files: () => MessageFiles;
  readonly changed: (isKept: boolean) => void;
}): Keeping {
  const { root, log, file, drafts, outbox, files, changed } = parts;
  let open: { readonly folder: string; readonly files: SealedFiles<Kept> } | null = null;

  function keepDraft(key: string, draft: Draft | null): void {
    // Notes have a file of their own.
    if (notedWorkitem(key) !== null) return;
    open?.files.keep(draftName(key), draft === null ? null : { is: "draft", draft });
  }

  function keepOutgoing(id: string, message: Outgoing | null): void {
    open?.files.keep(outgoingName(id), message === null ? null : { is: "outgoing", message });
  }

  function keepFile(fileId: string, kept: KeptFile | null): void {
    open?.files.keep(fileName(fileId), kept === null ? null : { is: "file", file: kept });
  }

  /** Files that a draft or a message on its way still names; the others go. */
  function takeFiles(found: ReadonlyMap<string, KeptFile>, messages: readonly Outgoing[]): void {
    const named = [
      ...drafts()
        .keys()
        .flatMap((key) => filesOf(drafts().read(key).draft.values)),
      ...[...outbox().list(), ...messages].flatMap((message) => message.files),
    ];
    const ids = new Set(named.map(({ fileId }) => fileId));
    for (const [fileId, kept] of files().all()) keepFile(fileId, kept);
    for (const fileId of found.keys()) if (!ids.has(fileId)) keepFile(fileId, null);
    files().found(new Map([...found].filter(([fileId]) => ids.has(fileId))));
  }

  return {
    keep: keepDraft,
    keepOutgoing,
    keepFile,
    async open(account, draftKey) {
      const folder = join(root, folderOf(account));
      const mine = {
        folder,
        files: openSealedFiles(folder, Buffer.from(draftKey, "base64"), keptSchema, log, file),
      };
      open = mine;
      const read = await mine.files.readAll();
      if (open !== mine) return;
      const found = new Map<string, Draft>();
      const messages: Outgoing[] = [];
      const places = new Map<string, KeptFile>();
      for (const [name, kept] of read) {
        if (kept.is === "outgoing") messages.push(kept.message);
        else if (kept.is === "file") places.set(idIn(name), kept.file);
        else found.set(idIn(name), kept.draft);
      }
      for (const key of drafts().keys()) keepDraft(key, drafts().read(key).draft);
      for (const message of outbox().list()) if (message.state !== "sent") keepOutgoing(message.id, message);
      drafts().found(found);
      // A message may go at once: its files are there before it.
      takeFiles(places, messages);
      outbox().found(messages);
      changed(true);
    },
    async leave(what) {
      const was = open;
      open = null;
      changed(false);
      if (was === null) return;
      await was.files.written();
      if (what === "goes") {
        await rm(was.folder, { recursive: true, force: true }).catch((error: unknown) =>
          log.warn("unsent messages could not be removed from the disk", { error }),
        );
      }
    },
    written: async () => void (await open?.files.written()),
  };
}
