import DOMPurify from "dompurify";
import { mailPolicy } from "../../shared/messages/mail-policy.ts";
import { isDisguised, targetOf } from "../../shared/messages/target.ts";
import { mailText } from "../../shared/text/mail.ts";
import { createPictures, type Inline, type Pictures } from "./pictures.ts";
import { safeDeclarations, safeSheet } from "./style.ts";

export interface MailPage {
  /**
   * A whole page. It is for a protocol of its own: a frame's `srcdoc` is held to the policy of our pages as well, which
   * lets no inline style pass, and no picture from elsewhere.
   */
  readonly html: string;
  /** How many pictures "show pictures" would load from elsewhere. */
  readonly heldBack: number;
  /** Content-IDs of the pictures that stand in the text: the mail's other files are listed below it. */
  readonly inText: readonly string[];
}

export interface MailOptions {
  /** Pictures from elsewhere tell the sender that, when and where a mail is read: shown only when asked for. */
  readonly remote: "held" | "shown";
  readonly inline: Inline;
}

/** Longer mails are cut: they are shown as far as anybody reads them, before the window stands still. */
const longestMail = 5_000_000;
const mostTags = 200_000;

const tags =
  "a abbr address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del dfn div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark nav ol p pre q s samp section small span strike strong sub sup table tbody td tfoot th thead time tr tt u ul var wbr";
const attributes =
  "align alt background bgcolor border cellpadding cellspacing class color colspan dir face height href lang nowrap rowspan scope size span src srcset start style summary title type valign width";

const purifying = {
  ALLOWED_TAGS: tags.split(" "),
  ALLOWED_ATTR: attributes.split(" "),
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  RETURN_DOM_FRAGMENT: true,
} as const;

/**
 * A mail's HTML as a page for a frame without scripts. Two walls: the page's own policy, which lets nothing be loaded
 * but what is in it, and before it DOMPurify with lists of what mails need. Everything happens in documents that load
 * nothing.
 */
export function mailPage(html: string, { remote, inline }: MailOptions): MailPage {
  const given = cut(html);
  const pictures = createPictures(remote, inline);
  const original = new DOMParser().parseFromString(given, "text/html");
  const paper = paperOf(original, pictures);
  paper.append(DOMPurify.sanitize(given, purifying));
  for (const element of paper.querySelectorAll("*")) finish(element, pictures);
  const sheets = [...original.querySelectorAll("style")].map((each) => safeSheet(each.textContent ?? ""));
  return {
    html: `<!doctype html><html><head>${headOf(remote, sheets)}</head><body>${paper.outerHTML}</body></html>`,
    heldBack: pictures.heldBack(),
    inText: pictures.inText(),
  };
}

function cut(html: string): string {
  let at = -1;
  for (let count = 0; count < mostTags; count += 1) {
    at = html.indexOf("<", at + 1);
    if (at === -1) break;
  }
  return html.slice(0, at === -1 ? longestMail : Math.min(at, longestMail));
}

/** The wall, before anything that it is for. */
function headOf(remote: MailOptions["remote"], sheets: readonly string[]): string {
  return [
    `<meta http-equiv="Content-Security-Policy" content="${mailPolicy(remote)}">`,
    '<meta charset="utf-8"><meta name="referrer" content="no-referrer">',
    '<meta http-equiv="x-dns-prefetch-control" content="off">',
    `<style>${sheets.join("\n")}</style><style>${ours}</style>`,
  ].join("");
}

/** Mail is written for white paper; in a dark window it stays on its own. */
const ours = [
  "html{color-scheme:light;background:#fff;color:#1a1a1a;font:14px/1.5 system-ui,sans-serif}",
  "body{margin:16px;overflow-wrap:anywhere}",
  "img{max-width:100%}",
  "img:not([src]){outline:1px dashed #8a8a8a;outline-offset:-1px}",
].join("");

/** What a mail is written on: the looks of its body, on an element that is ours. */
function paperOf({ body }: Document, pictures: Pictures): Element {
  const paper = body.ownerDocument.createElement("div");
  const styles = [
    safeDeclarations(body.getAttribute("style") ?? "", pictures.source),
    colour("background-color", body.getAttribute("bgcolor")),
    colour("color", body.getAttribute("text")),
    backgroundOf(body, pictures),
  ];
  setStyle(paper, styles);
  const dir = /^(?:ltr|rtl|auto)$/i.exec(body.getAttribute("dir") ?? "")?.[0];
  if (dir !== undefined) paper.setAttribute("dir", dir);
  return paper;
}

function setStyle(element: Element, styles: readonly string[]): void {
  const style = styles.filter((each) => each !== "").join(";");
  if (style === "") element.removeAttribute("style");
  else element.setAttribute("style", style);
}

const colour = (name: string, value: string | null) =>
  /^#?[a-z\d]+$/i.test(value ?? "") ? safeDeclarations(`${name}:${value}`) : "";

function backgroundOf(element: Element, pictures: Pictures): string {
  const given = element.getAttribute("background");
  const shown = given === null ? null : pictures.source(given);
  return shown === null ? "" : `background-image:url("${shown}")`;
}

/** One element after DOMPurify: its styles, its pictures, where it leads. */
function finish(element: Element, pictures: Pictures): void {
  setStyle(element, [
    safeDeclarations(element.getAttribute("style") ?? "", pictures.source),
    backgroundOf(element, pictures),
  ]);
  element.removeAttribute("background");
  if (element.localName === "img") finishPicture(element, pictures);
  else for (const name of ["src", "srcset"]) element.removeAttribute(name);
  if (element.localName === "a") finishLink(element);
  else element.removeAttribute("href");
}

/** One address of several sizes is enough, and one picture counts once. */
function finishPicture(img: Element, pictures: Pictures): void {
  const first =
    img
      .getAttribute("srcset")
      ?.trim()
      .split(/[\s,]+/)[0] ?? "";
  const given = img.getAttribute("src") ?? first;
  img.removeAttribute("srcset");
  img.removeAttribute("src");
  const shown = given === "" ? null : pictures.source(given);
  if (shown !== null) img.setAttribute("src", shown);
}

/** A link leads out of the frame, and says where; text that names another host is not left alone with it. */
function finishLink(link: Element): void {
  const target = targetOf(link.getAttribute("href") ?? "");
  for (const name of ["href", "title"]) link.removeAttribute(name);
  if (target === null) return;
  const shown = link.textContent ?? "";
  link.setAttribute("href", target.href);
  link.setAttribute("target", "_blank");
  link.setAttribute("rel", "noopener noreferrer nofollow");
  link.setAttribute("title", target.goesTo);
  if (!isDisguised(shown, target)) return;
  const mark = link.ownerDocument.createElement("bdi");
  mark.textContent = ` ${mailText.goesTo(target.goesTo)}`;
  mark.setAttribute("style", markStyle);
  link.append(mark);
}

/** Beyond what a mail's own styles reach: those lost their importance. */
const markStyle =
  "all:revert!important;color:#a3000b!important;background:#fff!important;font:700 14px/1.5 system-ui!important";
