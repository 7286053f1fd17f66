import { type FileVerdict, verdictsOn } from "../../shared/messages/limits.ts";
import { isPicture } from "../../shared/messages/media-type.ts";
import type { MessageChannel } from "../../shared/state/message-key.ts";
import type { MessageFile } from "../../shared/state/outgoing.ts";
import { composerText, fileVerdictText } from "../../shared/text/composer.ts";
import { fileSize } from "../../shared/text/file-size.ts";
import { useLoaded } from "../app/use-loaded.ts";
import { IconButton } from "../ui/Button.tsx";
import { Icon } from "../ui/Icon.tsx";
import { useApp } from "./feature.ts";
import "./attachments.css";

export interface AttachmentsProps {
  readonly channel: MessageChannel;
  readonly files: readonly MessageFile[];
  readonly onRemove: (fileId: string) => void;
}

/** The files of a message that is written, each with what is to be known of it before it is sent. */
export function Attachments({ channel, files, onRemove }: AttachmentsProps) {
  if (files.length === 0) return null;
  const verdicts = verdictsOn(channel, files);
  return (
    <ul class="attachments" aria-label={composerText.files}>
      {files.map((file, index) => (
        <Attachment
          key={file.fileId}
          file={file}
          channel={channel}
          verdict={verdicts[index] ?? { trouble: null, doubt: null }}
          onRemove={() => onRemove(file.fileId)}
        />
      ))}
    </ul>
  );
}

function Attachment(props: {
  readonly file: MessageFile;
  readonly channel: MessageChannel;
  readonly verdict: FileVerdict;
  readonly onRemove: () => void;
}) {
  const { file, channel, verdict } = props;
  const words = fileVerdictText(verdict);
  const pages = channel === "fax" && file.pages !== null ? ` · ${composerText.pages(file.pages)}` : "";
  return (
    <li class={verdict.trouble === null ? "attachment" : "attachment attachment-refused"}>
      <Preview file={file} />
      <div class="attachment-words">
        <p class="one-line">
          <bdi>{file.name}</bdi>
        </p>
        <p class="quiet tabular">{`${fileSize(file.size)}${pages}`}</p>
        {words !== "" && <p class="attachment-verdict">{words}</p>}
      </div>
      <IconButton icon="close" label={composerText.removeFile(file.name)} onPress={props.onRemove} />
    </li>
  );
}

/** A picture as it is; the sign of a file for all else, and until it is there. */
function Preview({ file }: { readonly file: MessageFile }) {
  const { ask } = useApp();
  const { value } = useLoaded(isPicture(file.type) ? file.fileId : "", () =>
    ask.message.preview({ fileId: file.fileId }),
  );
  return (
    <span class="attachment-preview">
      {value === null ? <Icon name="attach" /> : <img src={value} alt="" draggable={false} />}
    </span>
  );
}
