import DOMPurify from "dompurify";

/** What an email of ours is made of. Pictures are files; what is pasted brings no looks of its own along. */
const purifying = {
  ALLOWED_TAGS:
    "a b blockquote br code div em h1 h2 h3 i li ol p pre s span strong sub sup table tbody td th thead tr u ul".split(
      " ",
    ),
  ALLOWED_ATTR: "href dir type".split(" "),
  ALLOWED_URI_REGEXP: /^(?:https?|mailto|tel):/i,
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  RETURN_DOM_FRAGMENT: true,
} as const;

/** HTML from a draft or from another program, as what may stand in the editor. */
export const cleanFragment = (html: string): DocumentFragment =>
  document.importNode(DOMPurify.sanitize(html, purifying), true);
