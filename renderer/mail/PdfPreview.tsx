import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { pdfSandbox } from "../../shared/messages/mail-policy.ts";
import { ok } from "../../shared/result.ts";
import { mailText, pdfTroubleText } from "../../shared/text/mail.ts";
import { useBase } from "../app/app.ts";
import { useLoaded } from "../app/use-loaded.ts";
import { type PdfNews, readNews } from "../pdf/news.ts";
import { LoadState } from "../ui/LoadState.tsx";
import type { MailRef } from "./ref.ts";
import { Said } from "./Said.tsx";

/** A PDF in a frame of its own, which runs none of it and reaches nothing; above it, what is to be said of it. */
export function PdfPreview(props: {
  readonly of: MailRef;
  readonly fileId: string;
  readonly name: string;
  /** Told which page is seen, in words. */
  readonly onPage: (words: string) => void;
}) {
  const { of, fileId, name } = props;
  const { ask } = useBase();
  const frame = useRef<HTMLIFrameElement>(null);
  const opened = useSignal<Exclude<PdfNews, { kind: "at" }> | null>(null);
  const at = useSignal(1);
  const pages = opened.value?.kind === "open" ? opened.value.pages : 0;
  useEffect(() => {
    if (pages > 0) props.onPage(mailText.pdfPage(at.value, pages));
  }, [at.value, pages]);
  const served = useLoaded(fileId, async () => {
    const shown = await ask.mail.pdf({ ...of, fileId });
    return shown.ok ? ok(shown.value) : shown;
  });
  useEffect(() => {
    function hear({ source, data }: MessageEvent): void {
      if (frame.current === null || source !== frame.current.contentWindow) return;
      const news = readNews(data);
      if (news?.kind === "at") at.value = news.page;
      else if (news !== null) opened.value = news;
    }
    window.addEventListener("message", hear);
    return () => window.removeEventListener("message", hear);
  }, []);

  if (served.value === null)
    return (
      <Said>
        <LoadState of={served} isEmpty loading={mailText.loadingFile} />
      </Said>
    );
  const { url } = served.value;
  const news = opened.value;
  if (url === null) return <Said>{mailText.pdfTooBig}</Said>;
  if (news?.kind === "trouble") return <Said>{pdfTroubleText[news.why]}</Said>;
  return (
    <>
      <p class="preview-words quiet" role="status">
        {news === null ? mailText.loadingFile : linesOf(news).join(" ")}
      </p>
      <iframe
        ref={frame}
        class="preview-body pdf-frame"
        title={mailText.picture(name)}
        sandbox={pdfSandbox}
        src={url}
      />
    </>
  );
}

function linesOf({ pages, shown, hasScript }: Extract<PdfNews, { kind: "open" }>): string[] {
  return [
    mailText.pdfLinks,
    ...(hasScript ? [mailText.pdfScript] : []),
    ...(shown < pages ? [mailText.pdfShown(shown)] : []),
  ];
}
