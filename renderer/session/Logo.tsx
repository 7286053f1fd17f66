/** The product's mark: a receiver on its hook. */
export function Logo() {
  return (
    <svg class="mark" viewBox="0 0 48 48" aria-hidden="true" focusable="false">
      <rect class="mark-ground" x="2" y="2" width="44" height="44" rx="12" />
      <path
        class="mark-line"
        d="M11 20.5c8-5.6 18-5.6 26 0M11 20.5v3.2a1.6 1.6 0 0 0 2 1.5l4-1a1.6 1.6 0 0 0 1.2-1.6v-3.4M37 20.5v3.2a1.6 1.6 0 0 1-2 1.5l-4-1a1.6 1.6 0 0 1-1.2-1.6v-3.4M24 26.5v4.2M16.5 35v-1.2a3.1 3.1 0 0 1 3.1-3.1h8.8a3.1 3.1 0 0 1 3.1 3.1V35"
      />
    </svg>
  );
}
