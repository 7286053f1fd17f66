import "../pdf/pdf.css";
import { showPdf } from "../pdf/viewer.ts";

/** The page of a stranger's PDF, in a frame of its own: no bridge, no origin of ours (main/mail/pdf-pages.ts). */
void showPdf(new URL("file", location.href).href, document.body, (news) => parent.postMessage(news, "*"));
