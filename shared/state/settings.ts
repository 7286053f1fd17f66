import * as v from "valibot";
import { boardSettingsSchema } from "./board-settings.ts";
import { channelsSchema } from "./channels.ts";

const address = v.pipe(v.string(), v.maxLength(300));
/** How many people are kept in front, chosen or used last. */
export const mostFavourites = 100;
export const mostRecent = 20;
const personKeyText = v.pipe(v.string(), v.maxLength(220));

export const signatureSchema = v.pipe(v.string(), v.maxLength(10_000));

export const textSizes = [90, 100, 115, 130, 150] as const;

/** What the user may choose, kept by electron-store. No secret is ever in here. Each field documents itself. */
export const settingsSchema = v.object({
  /** The provider's address: a bare host or an https URL. */
  provider: address,
  /** Hosts that somebody signed in at from this computer, the newest first: the password goes there without a word. */
  signedInAt: v.pipe(v.array(address), v.maxLength(20)),
  /** Proxies whose sign-in the keychain holds: "host:port". It is not asked for others. */
  keptProxies: v.pipe(v.array(address), v.maxLength(20)),
  /** The last user name that signed in. */
  username: v.pipe(v.string(), v.maxLength(200)),
  /** The keychain may keep the password. */
  staySignedIn: v.boolean(),
  /** Bare token (what tenants are seen to use) or `Bearer` in the Authorization header. */
  authScheme: v.picklist(["raw", "bearer"]),
  /** Electron accelerator of the global mute hotkey; "" for none, "default" for the platform's. */
  muteHotkey: v.pipe(v.string(), v.maxLength(60)),
  /** The same for calling the number that was copied in any program; "" for none. */
  dialHotkey: v.pipe(v.string(), v.maxLength(60)),
  /** Keys that the user chose for actions of the phone window: Electron accelerators, "" for none. The rest is standard. */
  keys: v.record(v.string(), v.pipe(v.string(), v.maxLength(60))),
  /** A short tone on mute and unmute. */
  muteTone: v.boolean(),
  /** By user id: the campaign that this user's calls go out on. Without one it is the tenant's. */
  campaigns: v.record(v.string(), v.object({ id: v.pipe(v.string(), v.nonEmpty()), name: v.string() })),
  /** By user id: what this user chose to take of each channel. Without a choice the contact centre decides. */
  channels: v.record(v.string(), channelsSchema),
  /** By user id: who stands first in the directory, and who was used last, newest first. Kind and id, no names. */
  favourites: v.record(v.string(), v.pipe(v.array(personKeyText), v.maxLength(mostFavourites))),
  recentPeople: v.record(v.string(), v.pipe(v.array(personKeyText), v.maxLength(mostRecent))),
  /** By user id: the signature beneath this user's emails, as HTML of our own editor. */
  signatures: v.record(v.string(), signatureSchema),
  theme: v.picklist(["system", "light", "dark"]),
  /** Percent of what the system's text has. */
  textSize: v.picklist(textSizes),
  /** "" follows the signed-in user's language, else the system's. */
  language: v.picklist(["", "en", "es", "ar"]),
  /** ISO country that numbers without + belong to; "" follows the system's region. */
  region: v.pipe(v.string(), v.regex(/^([A-Z]{2})?$/)),
  /** Internal numbers of the tenant have this many digits where that is more than six; 0 where it is not. */
  internalDigits: v.picklist([0, 7, 8]),
  /** Device ids; "default" follows the system. */
  microphone: address,
  speaker: address,
  ringer: address,
  /** Where recordings and voicemails are played. */
  player: address,
  /** Their names, to find them again where ids have changed. Main writes them beside the ids. */
  microphoneName: address,
  speakerName: address,
  ringerName: address,
  playerName: address,
  /** 0..1 */
  ringVolume: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  echoCancellation: v.boolean(),
  noiseSuppression: v.boolean(),
  autoGain: v.boolean(),
  /** A hint when the agent speaks while muted. */
  mutedHint: v.boolean(),
  /** Notifications name neither caller nor number. */
  hideCaller: v.boolean(),
  /** A notification for each new message that was not seen. */
  notifyMessages: v.boolean(),
  /** Those make no sound during a call. */
  quietInCalls: v.boolean(),
  /** By user id: what this user has set for the supervisor's board. Without it the board is as it comes. */
  boards: v.record(v.string(), boardSettingsSchema),
  /** The page that checks sound, notifications and hotkey was seen, or left: it comes once by itself. */
  firstRunDone: v.boolean(),
  /** Opens with the system session. */
  startAtLogin: v.boolean(),
  /** Headsets whose buttons may be used, the newest first. Only a device that the user chose gets in here. */
  headsets: v.pipe(
    v.array(
      v.object({
        vendorId: v.number(),
        productId: v.number(),
        serial: v.pipe(v.string(), v.maxLength(200)),
        name: v.pipe(v.string(), v.maxLength(200)),
      }),
    ),
    v.maxLength(8),
  ),
});

export type Settings = v.InferOutput<typeof settingsSchema>;

export const defaultSettings: Settings = {
  provider: "",
  signedInAt: [],
  keptProxies: [],
  username: "",
  staySignedIn: false,
  authScheme: "raw",
  muteHotkey: "default",
  dialHotkey: "",
  keys: {},
  muteTone: true,
  campaigns: {},
  channels: {},
  favourites: {},
  recentPeople: {},
  signatures: {},
  theme: "system",
  textSize: 100,
  language: "",
  region: "",
  internalDigits: 0,
  microphone: "default",
  speaker: "default",
  ringer: "default",
  player: "default",
  microphoneName: "",
  speakerName: "",
  ringerName: "",
  playerName: "",
  ringVolume: 0.7,
  echoCancellation: true,
  noiseSuppression: true,
  autoGain: true,
  mutedHint: true,
  hideCaller: false,
  notifyMessages: true,
  quietInCalls: true,
  boards: {},
  firstRunDone: false,
  startAtLogin: false,
  headsets: [],
};

/** Whatever a file held → settings: a field that is missing or cannot be read takes its own default. */
export function readSettings(stored: unknown): Settings {
  const held = typeof stored === "object" && stored !== null ? (stored as Record<string, unknown>) : {};
  const good = Object.entries(settingsSchema.entries).flatMap(([name, field]) => {
    const read = v.safeParse(field as v.GenericSchema, held[name]);
    return read.success ? [[name, read.output]] : [];
  });
  const settings: Settings = { ...defaultSettings, ...Object.fromEntries(good) };
  // Whoever signed in here before there was such a page needs none.
  const isKnown = held.firstRunDone === undefined && settings.signedInAt.length > 0;
  return isKnown ? { ...settings, firstRunDone: true } : settings;
}
