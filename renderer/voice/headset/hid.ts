/**
 * The part of WebHID (wicg.github.io/webhid) that is used here. Members are optional as they are there: what a
 * device says of itself is not trusted to be whole.
 */
export interface HidItem {
  readonly isAbsolute?: boolean;
  readonly isArray?: boolean;
  readonly isConstant?: boolean;
  readonly isRange?: boolean;
  readonly hasPreferredState?: boolean;
  /** Usage page in the upper, usage in the lower 16 bits. */
  readonly usages?: readonly number[];
  readonly usageMinimum?: number;
  readonly usageMaximum?: number;
  /** Bits of one field, and how many fields. */
  readonly reportSize?: number;
  readonly reportCount?: number;
  readonly logicalMinimum?: number;
  readonly logicalMaximum?: number;
}

export interface HidReport {
  /** 0 where the device does not number its reports. */
  readonly reportId?: number;
  readonly items?: readonly HidItem[];
}

/** A top-level collection. Its reports hold the items of nested collections too, in their order on the wire. */
export interface HidCollection {
  readonly usagePage?: number;
  readonly usage?: number;
  readonly inputReports?: readonly HidReport[];
  readonly outputReports?: readonly HidReport[];
}

export interface HidInput {
  readonly reportId: number;
  /** Without the report's id. */
  readonly data: DataView;
}

export interface HidDevice {
  readonly opened: boolean;
  readonly productName: string;
  readonly vendorId: number;
  readonly productId: number;
  readonly collections: readonly HidCollection[];
  open(): Promise<void>;
  close(): Promise<void>;
  sendReport(reportId: number, data: Uint8Array<ArrayBuffer>): Promise<void>;
  addEventListener(name: "inputreport", heard: (event: HidInput) => void): void;
  removeEventListener(name: "inputreport", heard: (event: HidInput) => void): void;
}

export interface Hid {
  /** Those that main lets this page use. */
  getDevices(): Promise<readonly HidDevice[]>;
  addEventListener(
    name: "connect" | "disconnect",
    heard: (event: { readonly device: HidDevice }) => void,
  ): void;
}
