export const Logo = ({ size = 28 }: { size?: number }) => (
  <svg width={size} height={size} viewBox="0 0 32 32" role="img" aria-label="Switchback" style={{ flex: 'none' }}>
    <rect width="32" height="32" rx="7" fill="var(--mantine-color-brand-8)" />
    <path
      d="M7 26h16a3.5 3.5 0 0 0 0-7H10a3.5 3.5 0 0 1 0-7h13M20 8l4 4-4 4"
      fill="none"
      stroke="#fff"
      strokeWidth="3"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  </svg>
)
