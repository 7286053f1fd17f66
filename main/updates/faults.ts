import type { UpdateFault } from "../../shared/state/updates.ts";

/** Codes of Node for a disk that does not take what is written. */
const disk = new Set(["ENOSPC", "EACCES", "EPERM", "EBUSY", "EROFS", "EDQUOT", "EIO"]);

/**
 * What stood in an update's way, from whatever was thrown, by the codes that electron-updater gives its errors: of its
 * own they begin with ERR_UPDATER and are about what the server wrote. What is not known is the network's: it is tried
 * again.
 */
export function updateFault(error: unknown): UpdateFault {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (disk.has(code)) return "disk";
  if (code === "ERR_CHECKSUM_MISMATCH") return "damaged";
  if (code === "ERR_UPDATER_INVALID_SIGNATURE") return "unsigned";
  // A file that is not there has no code of its own.
  if (error instanceof Error && /, status 4\d\d: /.test(error.message)) return "unreadable";
  return /^(ERR_UPDATER_|HTTP_ERROR_4)/.test(code) ? "unreadable" : "unreachable";
}
