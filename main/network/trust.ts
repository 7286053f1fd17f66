import { readFileSync } from "node:fs";
import { createSecureContext, getCACertificates, rootCertificates, type SecureContext } from "node:tls";
import type { Log } from "../../shared/log.ts";

/** Where the certificate authorities come from that a server's certificate is checked against. */
export interface Trust {
  context(): SecureContext;
  /** Takes in the system's own authorities too; false when it had before. Reading them may take a moment. */
  widen(): boolean;
}

/** Bundles that Linux distributions keep their authorities in, where Electron's own Node finds none. */
const linuxBundles = [
  "/etc/ssl/certs/ca-certificates.crt",
  "/etc/pki/tls/certs/ca-bundle.crt",
  "/etc/ssl/ca-bundle.pem",
  "/etc/ssl/cert.pem",
];

/**
 * Node's own list and NODE_EXTRA_CA_CERTS from the start; the system's, where companies install theirs, once a
 * certificate was met that those do not vouch for: on macOS it takes up to seconds to read them, and most never need it.
 */
export function createTrust(
  log: Log,
  env: Readonly<Record<string, string | undefined>> = process.env,
  system: () => readonly string[] = systemAuthorities,
): Trust {
  let held: SecureContext | null = null;
  let wide: readonly string[] | null = null;
  return {
    context() {
      held ??= createSecureContext({
        ca: [...new Set([...usual(), ...extra(env, log), ...(wide ?? [])])],
      });
      return held;
    },
    widen() {
      if (wide !== null) return false;
      wide = system();
      held = null;
      log.info("certificates: using the system's authorities too", { count: wide.length });
      return true;
    },
  };
}

function usual(): readonly string[] {
  // Older Nodes have the one, newer ones both; the default holds what the command line added.
  return typeof getCACertificates === "function" ? getCACertificates("default") : rootCertificates;
}

/** Electron's fuses take this variable from Node with NODE_OPTIONS: a list of authorities is no code, so it is read here. */
function extra(env: Readonly<Record<string, string | undefined>>, log: Log): readonly string[] {
  const file = env.NODE_EXTRA_CA_CERTS;
  if (file === undefined || file === "") return [];
  try {
    return certificatesIn(readFileSync(file, "utf8"));
  } catch (error) {
    log.warn("certificates: NODE_EXTRA_CA_CERTS not readable", { error });
    return [];
  }
}

/** The certificate authorities of the operating system, as PEM; none where they cannot be read. */
export function systemAuthorities(): readonly string[] {
  const told = typeof getCACertificates === "function" ? getCACertificates("system") : [];
  if (told.length > 0 || process.platform !== "linux") return told;
  for (const bundle of linuxBundles) {
    try {
      return certificatesIn(readFileSync(bundle, "utf8"));
    } catch {
      // Another distribution's: the next one.
    }
  }
  return [];
}

function certificatesIn(pem: string): string[] {
  return pem.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? [];
}
