declare module 'virtual:hall-catalogues' {
  export const kinds: Record<string, string>;
  export const materials: Record<string, string>;
  export const fieldLabels: Record<string, string>;
  export const districts: Record<string, string>;
  export const specialties: Record<string, string>;
  export const workingDays: { off: [string, string][]; worked: string[] };
  export const colors: Record<ColorName, string>;
  type ColorName =
    | 'surface' | 'surface-raised' | 'surface-sunken' | 'ink' | 'ink-muted' | 'ink-disabled'
    | 'primary' | 'primary-pressed' | 'primary-tint' | 'on-primary' | 'accent' | 'accent-tint'
    | 'success' | 'success-tint' | 'warning' | 'warning-tint' | 'warning-fill' | 'danger' | 'danger-tint'
    | 'focus' | 'line' | 'line-strong' | 'stage' | 'stage-raised' | 'on-stage' | 'on-stage-muted' | 'stage-line';
}
