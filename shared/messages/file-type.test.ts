import { describe, expect, test } from "vitest";
import { fileTypeOf, isLockedPdf } from "./file-type.ts";

const bytes = (latin: string) => Uint8Array.from(latin, (char) => char.charCodeAt(0));
/** A ZIP's first local head, and more of them. */
const zip = (...names: string[]) =>
  names
    .map((name) => `PK\x03\x04${"\0".repeat(22)}${String.fromCharCode(name.length)}\0\0\0${name}data`)
    .join("");

describe("the type of a file, by its bytes", () => {
  test.each([
    ["%PDF-1.7\n", "pdf"],
    ["\n\n%PDF-1.4", "pdf"],
    ["II*\0\x08\0\0\0", "tiff"],
    ["MM\0*\0\0\0\x08", "tiff"],
    ["\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "png"],
    ["\xff\xd8\xff\xe0\0\x10JFIF", "jpeg"],
    ["\xff\xd8\xff\xe1\0\x10Exif", "jpeg"],
    ["GIF89a", "gif"],
    ["RIFF\x24\0\0\0WEBPVP8 ", "webp"],
    ["RIFF\x24\0\0\0WAVEfmt ", "audio"],
    ["BM\x36\0", "bmp"],
    ["\0\0\0\x18ftypheic\0\0\0\0", "heic"],
    ["\0\0\0\x18ftypmif1\0\0\0\0", "heic"],
    ["\0\0\0\x1cftypavif", "avif"],
    ["\0\0\0\x18ftypmp42", "video"],
    ["\0\0\0\x18ftypM4A ", "audio"],
    [zip("[Content_Types].xml", "_rels/.rels", "word/document.xml"), "docx"],
    [zip("[Content_Types].xml", "xl/workbook.xml"), "xlsx"],
    [zip("[Content_Types].xml", "ppt/presentation.xml"), "pptx"],
    [zip("mimetypeapplication/vnd.oasis.opendocument.text"), "opendocument"],
    [zip("photo.jpg", "word/notes.txt"), "zip"],
    [zip("META-INF/MANIFEST.MF"), "program"],
    ["PK\x05\x06", "zip"],
    ["\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "office"],
    ["\x78\x9f\x3e\x22", "tnef"],
    ["MZ\x90\0", "program"],
    ["\x7fELF\x02", "program"],
    ["#!/bin/sh\n", "program"],
    ["L\0\0\0\x01\x14\x02\0", "program"],
    ["7z\xbc\xaf\x27\x1c", "archive"],
    ["BEGIN:VCALENDAR\r\n", "calendar"],
    ["BEGIN:VCARD\r\n", "vcard"],
    ["<svg xmlns='http://www.w3.org/2000/svg'>", "svg"],
    ["\xef\xbb\xbf<?xml version='1.0'?>\n<!-- x -->\n<svg>", "svg"],
    ["  <!DOCTYPE html><html>", "html"],
    ["<script>alert(1)</script>", "html"],
    ["{\\rtf1", "rtf"],
    ["ID3\x03", "audio"],
    ["Hello", null],
    ["", null],
    ["\0\0\0\0", null],
  ])("%j: %s", (head, type) => {
    expect(fileTypeOf(bytes(head))).toBe(type);
  });

  test("a storm of comments ends", () => {
    expect(fileTypeOf(bytes("<!--".repeat(100_000)))).toBeNull();
  });
});

test.each([
  ["trailer << /Size 9 /Encrypt 8 0 R >>", true],
  ["trailer << /Size 9 /Root 1 0 R >>", false],
  ["<< /EncryptMetadata false >>", false],
  ["/Encryp", false],
])("a PDF with %j asks for a password: %s", (end, isLocked) => {
  expect(isLockedPdf(bytes(`%PDF-1.7\n/Type /Page\n${end}`))).toBe(isLocked);
});
