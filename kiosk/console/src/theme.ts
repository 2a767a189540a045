// The terminals' colours on an officer's desk: the same, quieter and denser.
import type { ThemeConfig } from 'antd';
import { colors } from 'virtual:hall-catalogues';

// The style sheet (desk.css) uses the tokens by their names.
for (const [name, value] of Object.entries(colors)) document.documentElement.style.setProperty(`--${name}`, value);

export const deskTheme: ThemeConfig = {
  token: {
    colorPrimary: colors.primary,
    colorLink: colors.primary,
    colorLinkHover: colors['primary-pressed'],
    colorSuccess: colors.success,
    colorWarning: colors.warning,
    colorError: colors.danger,
    colorInfo: colors.primary,
    colorSuccessBg: colors['success-tint'],
    colorWarningBg: colors['warning-tint'],
    colorErrorBg: colors['danger-tint'],
    colorInfoBg: colors['primary-tint'],
    colorTextBase: colors.ink,
    colorText: colors.ink,
    colorTextSecondary: colors['ink-muted'],
    colorTextTertiary: colors['ink-muted'],
    colorTextDescription: colors['ink-muted'],
    colorTextPlaceholder: '#5C6A69',
    colorTextDisabled: '#5C6A69',
    colorBgLayout: colors.surface,
    colorBgContainer: colors['surface-raised'],
    colorBgElevated: colors['surface-raised'],
    colorBorder: colors['line-strong'],
    colorBorderSecondary: colors.line,
    colorSplit: colors.line,
    borderRadius: 4,
    fontSize: 14,
    controlHeight: 32,
    motion: false,
    fontFamily: '"Noto Sans CJK SC", "Noto Sans SC", "Microsoft YaHei", sans-serif',
  },
  components: {
    Table: { cellPaddingBlockSM: 6, headerBg: colors['surface-sunken'], headerColor: colors.ink, rowHoverBg: colors['primary-tint'] },
    Button: { primaryShadow: 'none', defaultShadow: 'none' },
  },
};
