import type { TelephonyConfig } from "../../shared/wire/telephony.ts";
import type { platforms } from "../../shared/wire/user.ts";

type PlatformName = (typeof platforms)[number];

const survivors = ["platform", "language", "baseUrl", "translations"] as const;

/** The SDK's local key and value store (source: State service page). Nothing of it goes over the wire. */
export class StateService {
  #map = new Map<string, unknown>([
    ["language", "en"],
    ["platform", "web"],
  ]);

  get(key: string): unknown {
    return this.#map.get(key);
  }

  set(key: string, value: unknown): void {
    this.#map.set(key, value);
  }

  delete(key: string): void {
    this.#map.delete(key);
  }

  /** A copy of all of it. */
  getMap(): Map<string, unknown> {
    return new Map(this.#map);
  }

  /** Wipes everything except platform, language, base URL and translations. */
  clear(): void {
    const kept = survivors.flatMap((key) => (this.#map.has(key) ? [[key, this.#map.get(key)] as const] : []));
    this.#map = new Map<string, unknown>(kept);
  }

  /** The signed-in user's voice configuration, as it came; undefined when signed out. */
  getTelephonyConfig(): TelephonyConfig | undefined {
    return this.#map.get("telephony") as TelephonyConfig | undefined;
  }

  setTelephonyConfig(config: TelephonyConfig | undefined): void {
    this.#map.set("telephony", config);
  }

  getLanguage(): string {
    return String(this.#map.get("language") ?? "en");
  }

  setLanguage(language: string): void {
    this.#map.set("language", language);
  }

  getPlatform(): PlatformName {
    return (this.#map.get("platform") as PlatformName | undefined) ?? "web";
  }

  setPlatform(platform: PlatformName): void {
    this.#map.set("platform", platform);
  }
}
