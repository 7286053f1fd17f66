import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

const ivLength = 12;
const tagLength = 16;

/**
 * AES-256-GCM with a fresh IV each time.
 * @param bound what the text belongs to: under another name it does not open
 * @returns IV, tag and ciphertext in one, as base64
 */
export function sealed(key: Buffer, text: string, bound: string): string {
  const iv = randomBytes(ivLength);
  const cipher = createCipheriv("aes-256-gcm", key, iv, { authTagLength: tagLength }).setAAD(
    Buffer.from(bound),
  );
  const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString("base64");
}

/** Null for what another key sealed, or somebody changed. */
export function opened(key: Buffer, seal: string, bound: string): string | null {
  const bytes = Buffer.from(seal, "base64");
  if (bytes.length < ivLength + tagLength) return null;
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, ivLength), {
    authTagLength: tagLength,
  });
  decipher.setAAD(Buffer.from(bound)).setAuthTag(bytes.subarray(ivLength, ivLength + tagLength));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(ivLength + tagLength)), decipher.final()]).toString(
      "utf8",
    );
  } catch {
    return null;
  }
}
