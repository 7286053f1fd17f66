/** What customers write, made into messages: texts and samples, with their files in the store. */
import type { FileStore } from "../files/store.ts";
import type { Attachment, MessageContent } from "../world/message-types.ts";
import { type EmailSample, type EmailSampleName, emailSample, onePixel, rawOf } from "./email-samples.ts";
import { type FaxSampleName, faxSamples } from "./fax-samples.ts";
import { type SmsSample, type SmsSampleName, smsSamples } from "./sms-samples.ts";

/** One content for each message. */
export function smsOf(files: FileStore, name: SmsSampleName): MessageContent[] {
  const sample: SmsSample = smsSamples[name];
  const attachments = (sample.files ?? []).map(({ name: fileName, contentType, text }) => {
    const bytes = contentType === "image/png" ? onePixel() : new Uint8Array(Buffer.from(text));
    return files.put({ name: fileName, contentType, size: bytes.length, bytes });
  });
  return sample.texts.map((textMsg) => ({ textMsg, ...(attachments.length === 0 ? {} : { attachments }) }));
}

export interface WrittenEmail {
  readonly subject?: string | undefined;
  readonly text?: string | undefined;
  readonly html?: string | undefined;
  readonly sample?: EmailSampleName | undefined;
  /** Who else got it; without, as the sample says. */
  readonly to?: readonly string[] | undefined;
  readonly cc?: readonly string[] | undefined;
}

export function emailOf(files: FileStore, written: WrittenEmail, from: string): MessageContent {
  const { subject = "Question", text, html } = written;
  const sample: EmailSample =
    written.sample === undefined
      ? {
          description: "",
          subject,
          ...(text === undefined ? {} : { text }),
          ...(html === undefined ? {} : { html: () => html }),
        }
      : emailSample(written.sample);
  const attachments = (sample.files ?? []).map((file): Attachment => {
    const { name, contentType, bytes } = file;
    return files.put({ name, contentType, size: bytes().length, bytes, contentId: file.contentId });
  });
  const raw = () => rawOf(sample, from);
  const rawFile = files.put({
    name: "message.eml",
    contentType: "message/rfc822",
    size: raw().length,
    bytes: raw,
  });
  return {
    textMsg: sample.text ?? "",
    subject: sample.subject,
    from: sample.from ?? from,
    to: written.to ?? sample.to ?? ["care@sandbox.test"],
    cc: written.cc ?? sample.cc ?? [],
    replyTo: sample.replyTo ?? [],
    internetMessageId: `<${rawFile.fileId}@customer.test>`,
    rawFileId: rawFile.fileId,
    ...(sample.html === undefined ? {} : { html: sample.html() }),
    ...(attachments.length === 0 ? {} : { attachments }),
  };
}

export function faxOf(files: FileStore, name: FaxSampleName = "standard"): MessageContent {
  const sample = faxSamples[name];
  const { contentType, pages, bytes } = sample;
  const attachment = files.put({ name: sample.name, contentType, size: bytes().length, bytes });
  const pagesDone = "pagesDone" in sample ? sample.pagesDone : pages;
  return { textMsg: "", pages, pagesDone, attachments: [attachment] };
}
