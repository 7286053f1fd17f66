import type { FromPage, ToPage } from "../world/preload-world.ts";
import type { Bounds, Targets } from "./target.ts";

/** What happens in a page. URLs are as main knows them. */
export interface PageEvents {
  said(message: FromPage): void;
  /** The page itself wants to go elsewhere: true lets it. */
  navigationAsked(url: string): boolean;
  /** A frame of it wants to go there: true lets it. */
  frameNavigationAsked(url: string): boolean;
  /** A request to one of our schemes. */
  requested(request: Request): Promise<Response>;
  windowAsked(url: string, target: string, features: string): void;
  navigated(url: string, within: boolean): void;
  domReady(): void;
  loaded(): void;
  console(level: string, text: string): void;
  crashed(): void;
  /** A person pressed the window's X: true lets it go. */
  closeAsked(): boolean;
  gone(): void;
}

export interface PageOptions {
  readonly targets: Targets;
  readonly schemes: ReadonlySet<string>;
  readonly headless: boolean;
  readonly bounds: Bounds;
  readonly preload: string;
  readonly argv: readonly string[];
  readonly versions: Readonly<Record<string, string>>;
  readonly events: PageEvents;
}

export interface Page {
  readonly opened: Promise<void>;
  /** Resolves when the page has loaded; rejects with Chromium's reason. */
  navigate(url: string): Promise<void>;
  reload(): void;
  /** False when there is no document to hear it. */
  post(message: ToPage): boolean;
  crash(): void;
  setBounds(bounds: Bounds): void;
  setFeatures(features: Readonly<Record<string, string>>): void;
  front(): void;
  evaluate(code: string): Promise<unknown>;
  close(): Promise<void>;
}
