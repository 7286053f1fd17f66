import { expect, test } from "vitest";
import { updateFault } from "./faults.ts";

const error = (code: string) => Object.assign(new Error("no"), { code });

test.each([
  ["EPERM", "disk"],
  ["EBUSY", "disk"],
  ["ENOSPC", "disk"],
  ["ERR_CHECKSUM_MISMATCH", "damaged"],
  ["ERR_UPDATER_INVALID_SIGNATURE", "unsigned"],
  ["ERR_UPDATER_CHANNEL_FILE_NOT_FOUND", "unreadable"],
  ["ERR_UPDATER_INVALID_UPDATE_INFO", "unreadable"],
  ["ERR_UPDATER_INVALID_VERSION", "unreadable"],
  ["HTTP_ERROR_404", "unreadable"],
  ["HTTP_ERROR_503", "unreachable"],
  ["ECONNREFUSED", "unreachable"],
])("%s is told as %s", (code, fault) => {
  expect(updateFault(error(code))).toBe(fault);
});

test("what is not known is tried again", () => {
  expect(updateFault("net::ERR_NAME_NOT_RESOLVED")).toBe("unreachable");
});
