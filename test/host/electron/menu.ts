import { EventEmitter } from "node:events";
import { notModelled, strict } from "./strict.ts";

/** What is done to the page under a menu. */
const editing: ReadonlySet<string> = new Set(["undo", "redo", "cut", "copy", "paste", "selectAll"]);
interface PopupWindow {
  readonly webContents: { hostEdit(role: string): void };
}

type Click = (item: MenuItem, window: unknown, event: object) => void;

export interface MenuTemplate {
  readonly label?: string;
  readonly type?: "normal" | "separator" | "submenu" | "checkbox" | "radio" | "header" | "palette";
  readonly role?: string;
  readonly checked?: boolean;
  readonly enabled?: boolean;
  readonly visible?: boolean;
  readonly accelerator?: string;
  readonly id?: string;
  readonly click?: Click;
  readonly submenu?: readonly MenuTemplate[] | Menu;
  readonly sublabel?: string;
  readonly toolTip?: string;
  readonly icon?: unknown;
  readonly registerAccelerator?: boolean;
  readonly acceleratorWorksWhenHidden?: boolean;
}

/** A menu as a test reads it. */
export interface MenuView {
  readonly label: string;
  readonly type: string;
  readonly checked: boolean;
  readonly enabled: boolean;
  readonly visible: boolean;
  readonly submenu?: readonly MenuView[];
}

export class MenuItem {
  label: string;
  readonly type: string;
  readonly role: string | undefined;
  readonly id: string | undefined;
  readonly accelerator: string | undefined;
  readonly submenu: Menu | undefined;
  readonly sublabel: string;
  readonly toolTip: string;
  readonly icon: unknown;
  checked: boolean;
  enabled: boolean;
  visible: boolean;
  click: (event?: object, window?: unknown) => void;

  constructor(template: MenuTemplate) {
    const { label, role, type, submenu } = template;
    if (label === undefined && role === undefined && type === undefined) {
      throw new TypeError("Invalid template for MenuItem: must have at least one of label, role or type");
    }
    this.type = type ?? (submenu === undefined ? "normal" : "submenu");
    if (this.type === "submenu" && submenu === undefined && role === undefined) {
      throw new Error("Invalid submenu");
    }
    this.label = label ?? role ?? "";
    this.role = role;
    this.id = template.id;
    this.accelerator = template.accelerator;
    this.submenu =
      submenu === undefined || submenu instanceof Menu
        ? (submenu as Menu | undefined)
        : Menu.buildFromTemplate(submenu);
    this.sublabel = template.sublabel ?? "";
    this.toolTip = template.toolTip ?? "";
    this.icon = template.icon;
    this.checked = template.checked ?? false;
    this.enabled = template.enabled ?? true;
    this.visible = template.visible ?? true;
    this.click = (event = {}, window = undefined) => {
      if (this.type === "checkbox") this.checked = !this.checked;
      if (template.click !== undefined) template.click(this, window, event);
      else if (role !== undefined) Menu.hostRole(role);
    };
  }
}

/** A menu: what it shows, and how a test presses it. */
export class Menu extends EventEmitter {
  static #application: Menu | null = null;
  /** What a role does here; set when the application is composed. */
  static hostRunRole: (role: string) => void = (role) => {
    throw notModelled(`the menu role '${role}'`);
  };
  /** The menu at the pointer, while it is open. */
  static hostPopup: Menu | null = null;
  static #over: PopupWindow | null = null;
  readonly items: MenuItem[] = [];

  static buildFromTemplate(template: readonly (MenuTemplate | MenuItem)[]): Menu {
    if (!Array.isArray(template))
      throw new TypeError("Invalid template for Menu: Menu template must be an array");
    const menu = new Menu();
    for (const each of template) menu.append(each instanceof MenuItem ? each : new MenuItem(each));
    return menu;
  }

  static setApplicationMenu(menu: Menu | null): void {
    Menu.#application = menu;
  }

  static getApplicationMenu(): Menu | null {
    return Menu.#application;
  }

  append(item: MenuItem): void {
    this.insert(this.items.length, item);
  }

  insert(at: number, item: MenuItem): void {
    this.items.splice(at, 0, item);
    if (item.type !== "radio") return;
    const press = item.click;
    item.click = (event, window) => {
      for (const each of this.hostRadioGroup(item)) each.checked = each === item;
      press(event, window);
    };
  }

  /** Radio items next to each other exclude each other. */
  hostRadioGroup(item: MenuItem): MenuItem[] {
    const at = this.items.indexOf(item);
    const stop = (each: MenuItem) => each.type !== "radio";
    const first = this.items.slice(0, at).findLastIndex(stop) + 1;
    const after = this.items.slice(at).findIndex(stop);
    return this.items.slice(first, after < 0 ? undefined : at + after);
  }

  getMenuItemById(id: string): MenuItem | null {
    for (const item of this.items) {
      if (item.id === id) return item;
      const below = item.submenu?.getMenuItemById(id) ?? null;
      if (below !== null) return below;
    }
    return null;
  }

  popup({ window }: { window?: PopupWindow } = {}): void {
    Menu.hostPopup = this;
    Menu.#over = window ?? null;
    this.emit("menu-will-show", {});
  }

  closePopup(): void {
    Menu.hostPopup = null;
    this.emit("menu-will-close", {});
  }

  /** A person chooses in the menu at the pointer: it closes, and a role works on the page under it. */
  static hostChoosePopup(labels: readonly string[]): void {
    const menu = Menu.hostPopup;
    menu?.closePopup();
    chooseMenu(menu, labels);
  }

  static hostRole(role: string): void {
    const contents = Menu.#over?.webContents;
    if (contents !== undefined && editing.has(role)) contents.hostEdit(role);
    else Menu.hostRunRole(role);
  }
}

export function viewMenu(menu: Menu | null): MenuView[] {
  return (menu?.items ?? []).map(({ label, type, checked, enabled, visible, submenu }) => ({
    label,
    type,
    checked,
    enabled,
    visible,
    ...(submenu === undefined ? {} : { submenu: viewMenu(submenu) }),
  }));
}

/** Presses the item a person would reach by these labels; throws when they could not. */
export function chooseMenu(menu: Menu | null, labels: readonly string[]): void {
  const [label = "", ...below] = labels;
  const item = menu?.items.find((each) => each.visible && each.label === label);
  if (item === undefined) {
    const there = viewMenu(menu).map((each) => each.label);
    throw new Error(`no menu item '${label}' among: ${there.join(", ")}`);
  }
  if (!item.enabled) throw new Error(`the menu item '${label}' is disabled`);
  if (below.length > 0) chooseMenu(item.submenu ?? null, below);
  else item.click({ triggeredByAccelerator: false });
}

export const MenuModule = strict("Menu", Menu);
