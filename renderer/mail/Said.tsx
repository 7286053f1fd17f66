import type { ComponentChildren } from "preact";

/** Words in place of what cannot be seen. */
export function Said({ children }: { readonly children: ComponentChildren }) {
  return (
    <div class="preview-said" role="status">
      {children}
    </div>
  );
}
