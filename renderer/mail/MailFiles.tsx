import { useSignal } from "@preact/signals";
import type { Attachment } from "../../shared/contract/conversation.ts";
import { contentDiffers, safeName } from "../../shared/messages/file-name.ts";
import { fileSize } from "../../shared/text/file-size.ts";
import { fileTypeText, mailText, nameDangerText } from "../../shared/text/mail.ts";
import { useBase } from "../app/app.ts";
import { useAsk } from "../app/ask.ts";
import { useLoaded } from "../app/use-loaded.ts";
import { Button } from "../ui/Button.tsx";
import { Problem } from "../ui/Field.tsx";
import { Icon } from "../ui/Icon.tsx";
import { Preview } from "./Preview.tsx";
import type { MailRef } from "./ref.ts";

/** The files of a message, by what they are and not by what they say. Nothing of them is opened by itself. */
export default function MailFiles({
  of,
  files,
}: {
  readonly of: MailRef;
  readonly files: readonly Attachment[];
}) {
  if (files.length === 0) return null;
  return (
    <ul class="mail-files" aria-label={mailText.files}>
      {files.map((file) => (
        <FileRow key={file.fileId} of={of} file={file} />
      ))}
    </ul>
  );
}

function FileRow({ of, file }: { readonly of: MailRef; readonly file: Attachment }) {
  const { ask } = useBase();
  const asking = useAsk();
  const isSaved = useSignal(false);
  const isLookedAt = useSignal(false);
  const { fileId } = file;
  const looked = useLoaded(fileId, () => ask.mail.look({ ...of, fileId, picture: false }));
  const { name, dangers } = safeName(file.name || mailText.unnamed);
  const type = looked.value?.type ?? null;
  const warnings = dangers.map((each) => nameDangerText[each]);
  if (looked.value !== null && contentDiffers(name, type)) warnings.push(mailText.differs);
  const words = [
    type === null ? "" : fileTypeText[type],
    file.size === null ? "" : fileSize(file.size),
  ].filter((each) => each !== "");
  return (
    <li class="mail-file">
      <div class="mail-file-row">
        <span class="mail-file-words">
          <bdi class="mail-file-name">{name}</bdi>
          <span class="quiet">{words.join(" · ")}</span>
        </span>
        {(isPicture(type) || type === "pdf") && (
          <Button
            size="s"
            tone="quiet"
            label={mailText.fileAction(mailText.preview, name)}
            onPress={() => {
              isLookedAt.value = true;
            }}
          >
            {mailText.preview}
          </Button>
        )}
        <Button
          size="s"
          label={mailText.fileAction(mailText.save, name)}
          busy={asking.busy.value === "save"}
          onPress={async () => {
            isSaved.value = false;
            const saved = await asking.run("save", () => ask.mail.save({ ...of, fileId }));
            isSaved.value = saved.ok && saved.value;
          }}
        >
          {mailText.save}
        </Button>
      </div>
      {warnings.map((each) => (
        <p key={each} class="mail-warning">
          <Icon name="warning" />
          {each}
        </p>
      ))}
      <p class="quiet" role="status">
        {isSaved.value && mailText.saved}
      </p>
      <Problem>{asking.error.value}</Problem>
      {isLookedAt.value && (
        <Preview
          of={of}
          fileId={fileId}
          name={name}
          isPdf={type === "pdf"}
          onClose={() => {
            isLookedAt.value = false;
          }}
        />
      )}
    </li>
  );
}

const pictures: readonly unknown[] = ["png", "jpeg", "gif", "webp", "bmp", "avif"];
const isPicture = (type: unknown) => pictures.includes(type);
