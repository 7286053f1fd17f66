import { table } from "./language.ts";

export const mailText = table((all) => all.mail.mailText);
export const nameDangerText = table((all) => all.mail.nameDangerText);
export const fileTypeText = table((all) => all.mail.fileTypeText);
export const pdfTroubleText = table((all) => all.mail.pdfTroubleText);
