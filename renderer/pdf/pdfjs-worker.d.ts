/** The part of pdf.js that reads files; loaded as a script it is found by the other part. */
declare module "pdfjs-dist/build/pdf.worker.min.mjs";
