import { useSignal } from "@preact/signals";
import { mailText } from "../../shared/text/mail.ts";
import { useBase } from "../app/app.ts";
import { useLoaded } from "../app/use-loaded.ts";
import { IconButton } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { LoadState } from "../ui/LoadState.tsx";
import { PdfPreview } from "./PdfPreview.tsx";
import type { MailRef } from "./ref.ts";
import { Said } from "./Said.tsx";
import "./preview.css";

export interface PreviewProps {
  readonly of: MailRef;
  readonly fileId: string;
  readonly name: string;
}

/** A file looked at over the whole window, until it is closed. */
export function Preview(props: PreviewProps & { readonly isPdf: boolean; readonly onClose: () => void }) {
  const { isPdf, onClose, ...file } = props;
  const page = useSignal("");
  return (
    <Dialog class="preview" label={mailText.picture(file.name)} first="button" onCancel={onClose}>
      <div class="preview-head">
        <h2 class="one-line">
          <bdi>{file.name}</bdi>
        </h2>
        <span class="quiet tabular">{page.value}</span>
        <IconButton icon="close" label={mailText.hidePreview} onPress={onClose} />
      </div>
      {isPdf ? (
        <PdfPreview
          {...file}
          onPage={(words) => {
            page.value = words;
          }}
        />
      ) : (
        <Picture {...file} />
      )}
    </Dialog>
  );
}

function Picture({ of, fileId, name }: PreviewProps) {
  const { ask } = useBase();
  const looked = useLoaded(fileId, () => ask.mail.look({ ...of, fileId, picture: true }));
  if (looked.value === null)
    return (
      <Said>
        <LoadState of={looked} isEmpty loading={mailText.loadingFile} />
      </Said>
    );
  const { picture } = looked.value;
  if (picture === null) return <Said>{mailText.noPreview}</Said>;
  return (
    <div class="preview-body">
      <img class="preview-picture" src={picture} alt={mailText.picture(name)} />
    </div>
  );
}
