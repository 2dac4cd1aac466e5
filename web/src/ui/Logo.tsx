/** An awning over an open door: a shop front. */
export const LogoMark = ({ size = 28 }: { size?: number }) => (
  <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden="true" focusable="false">
    <rect width="32" height="32" rx="8.5" fill="#1f5a47" />
    <path
      d="M8.2 8h15.6l2.4 6.2a3.3 3.3 0 0 1-6.5.6 3.3 3.3 0 0 1-3.7 2.6 3.3 3.3 0 0 1-3.7-2.6 3.3 3.3 0 0 1-6.5-.6z"
      fill="#f3b562"
    />
    <path
      d="M9 20v4.4h14V20M14 24v-4.2h4V24"
      fill="none"
      stroke="#f7f4ec"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  </svg>
)
