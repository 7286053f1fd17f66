import { type DirectoryKind, type DirectoryScope, directoryKinds } from "../../shared/contract/directory.ts";
import { ok, type Result } from "../../shared/result.ts";
import type { People } from "../people/people.ts";
import type { RowsRead } from "./reading.ts";

/** Colleagues first. */
const order: readonly DirectoryKind[] = ["agents", "queues", "contacts"];
/** So many pages are in sight at once at most, with some to spare. */
const mostPages = 3;

/** What the server finds, page by page: one kind after the other, or of a search a page of each at once. */
export interface PeoplePages {
  /** The keys of the turn after those before; turn 0 begins again. */
  next(turn: number): Promise<Result<RowsRead<string>>>;
  /** Reads the pages again that these agents came with. Answers those who are on none, or no more on theirs. */
  readAgain(keys: readonly string[]): Promise<readonly string[]>;
}

type Read = Awaited<ReturnType<People["page"]>>;

export function createPeoplePages(
  people: Pick<People, "page">,
  { scope, q }: { readonly scope: DirectoryScope; readonly q: string },
): PeoplePages {
  const kinds = scope === "all" ? order : directoryKinds.filter((each) => each === scope);
  /** Where each kind goes on; null at its end. */
  const nexts = new Map<DirectoryKind, number | null>();
  let isAnyThere = false;
  /** Where the page of an agent starts. */
  const starts = new Map<string, number>();

  const open = () => kinds.filter((kind) => nexts.get(kind) !== null);

  async function read(kind: DirectoryKind): Promise<{ readonly kind: DirectoryKind; readonly read: Read }> {
    const start = nexts.get(kind) ?? 0;
    const read = await people.page({ kind, q, start });
    if (read.ok && kind === "agents") for (const key of read.value.keys) starts.set(key, start);
    return { kind, read };
  }

  /** Of several kinds one may be kept from this user: the others are shown. */
  const isLeftOut = (read: Read) => !read.ok && read.error.code === "forbidden" && kinds.length > 1;

  async function next(turn: number): Promise<Result<RowsRead<string>>> {
    if (turn === 0) {
      nexts.clear();
      isAnyThere = false;
    }
    const reads = await Promise.all((q === "" ? open().slice(0, 1) : open()).map(read));
    const broken = reads.find(({ read }) => !read.ok && !isLeftOut(read));
    if (broken !== undefined && !broken.read.ok) return broken.read;
    for (const { kind, read } of reads) nexts.set(kind, read.ok ? read.value.next : null);
    isAnyThere ||= reads.some(({ read }) => read.ok);
    const rows = reads.flatMap(({ read }) => (read.ok ? read.value.keys : []));
    const isOver = open().length === 0;
    if (rows.length === 0 && !isOver) return next(turn + 1);
    const refused = reads.find(({ read }) => !read.ok)?.read;
    if (isOver && !isAnyThere && refused?.ok === false) return refused;
    return ok({ rows, next: isOver ? null : turn + 1 });
  }

  return {
    next,
    async readAgain(keys) {
      const wanted = [...new Set(keys.flatMap((key) => starts.get(key) ?? []))].slice(0, mostPages);
      const again = new Set<string>();
      for (const start of wanted) {
        const read = await people.page({ kind: "agents", q, start });
        // A failure here takes nothing away.
        if (!read.ok) return [];
        for (const key of read.value.keys) again.add(key);
      }
      return keys.filter((key) => !again.has(key));
    },
  };
}
