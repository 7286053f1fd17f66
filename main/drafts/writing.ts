import { randomUUID } from "node:crypto";
import { join } from "node:path";
import type { Draft } from "../../shared/drafts/draft.ts";
import type { Log } from "../../shared/log.ts";
import type { Result } from "../../shared/result.ts";
import type { Clock } from "../../shared/time.ts";
import type { KeptFileParts } from "../files/kept-file.ts";
import type { FileService } from "../nextiva/file-service.ts";
import type { Store } from "../state/store.ts";
import { createDrafts, type Drafts } from "./drafts.ts";
import { createFetchedFiles } from "./fetched-files.ts";
import { createMessageFiles, type MessageFiles } from "./files.ts";
import { createKeeping, type Keeping } from "./keeping.ts";
import { createOutbox, type Outbox, type OutboxParts } from "./outbox.ts";

/** All that is typed and not sent: drafts, messages on their way, and where both are kept. */
export interface Writing {
  readonly drafts: Drafts;
  readonly outbox: Outbox;
  readonly keeping: Keeping;
  readonly files: MessageFiles;
}

/** @param root the folder of what is kept of all accounts */
export function createWriting(parts: {
  readonly root: string;
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly file: KeptFileParts;
  readonly mayBecome: (key: string, next: Draft) => Result<void>;
  /** Where files of messages come from that are passed on. */
  readonly server: Pick<FileService, "downloadFile">;
  readonly sending: (files: MessageFiles) => OutboxParts["send"];
  readonly alike: OutboxParts["alike"];
}): Writing {
  const { root, store, clock, log, file, mayBecome, server, sending, alike } = parts;
  const keeping = createKeeping({
    root,
    log,
    file,
    drafts: () => drafts,
    outbox: () => outbox,
    files: () => files,
    changed: (isKept) => store.dispatch({ kind: "messagesKept", isKept }),
  });
  const files = createMessageFiles(keeping.keepFile, createFetchedFiles(server, join(root, "passing")));
  const drafts: Drafts = createDrafts(keeping, mayBecome);
  const outbox: Outbox = createOutbox({
    clock,
    log,
    newId: randomUUID,
    send: sending(files),
    alike,
    isOnline: () => store.get().connection.synced,
    keep: keeping.keepOutgoing,
    changed: (messages) =>
      store.dispatch({
        kind: "outboxChanged",
        unsent: messages.filter(({ state }) => state !== "sent").length,
      }),
  });
  return { drafts, outbox, keeping, files };
}
