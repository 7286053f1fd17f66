import { useSignal } from "@preact/signals";
import type { MailFile } from "../../shared/contract/mail.ts";
import { contentDiffers, safeName } from "../../shared/messages/file-name.ts";
import { fileTypeText, mailText, nameDangerText, sizeText } from "../../shared/text/mail.ts";
import { useBase } from "../app/app.ts";
import { useAsk } from "../app/ask.ts";
import { useLoaded } from "../app/use-loaded.ts";
import { Button } from "../ui/Button.tsx";
import { Problem } from "../ui/Field.tsx";
import { Icon } from "../ui/Icon.tsx";
import type { MailRef } from "./ref.ts";

/** The files of a mail, by what they are and not by what they say. Nothing of them is opened by itself. */
export function MailFiles({ of, files }: { readonly of: MailRef; readonly files: readonly MailFile[] }) {
  if (files.length === 0) return null;
  return (
    <ul class="mail-files" aria-label={mailText.files}>
      {files.map((file) => (
        <FileRow key={file.fileId} of={of} file={file} />
      ))}
    </ul>
  );
}

function FileRow({ of, file }: { readonly of: MailRef; readonly file: MailFile }) {
  const { ask } = useBase();
  const asking = useAsk();
  const wantsPicture = useSignal(false);
  const isSaved = useSignal(false);
  const { fileId } = file;
  const looked = useLoaded(`${fileId} ${wantsPicture.value}`, () =>
    ask.mail.look({ ...of, fileId, picture: wantsPicture.peek() }),
  );
  const { name, dangers } = safeName(file.name || mailText.unnamed);
  const type = looked.value?.type ?? null;
  const picture = looked.value?.picture ?? null;
  const warnings = dangers.map((each) => nameDangerText[each]);
  if (looked.value !== null && contentDiffers(name, type)) warnings.push(mailText.differs);
  const words = [type === null ? "" : fileTypeText[type], sizeText(file.size)].filter((each) => each !== "");
  return (
    <li class="mail-file">
      <div class="mail-file-row">
        <span class="mail-file-words">
          <bdi class="mail-file-name">{name}</bdi>
          <span class="quiet">{words.join(" · ")}</span>
        </span>
        {isPicture(type) && (
          <Button
            size="s"
            tone="quiet"
            label={mailText.fileAction(wantsPicture.value ? mailText.hidePreview : mailText.preview, name)}
            busy={wantsPicture.value && looked.isLoading}
            onPress={() => {
              wantsPicture.value = !wantsPicture.peek();
            }}
          >
            {wantsPicture.value ? mailText.hidePreview : mailText.preview}
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
      {wantsPicture.value && picture !== null && (
        <img class="mail-picture" src={picture} alt={mailText.picture(name)} />
      )}
      {wantsPicture.value && !looked.isLoading && picture === null && (
        <p class="quiet">{mailText.noPreview}</p>
      )}
    </li>
  );
}

const pictures: readonly unknown[] = ["png", "jpeg", "gif", "webp", "bmp", "avif"];
const isPicture = (type: unknown) => pictures.includes(type);
