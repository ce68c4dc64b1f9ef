import { createTheme } from '@mantine/core'
import type { CSSVariablesResolver, MantineColorsTuple } from '@mantine/core'
import fields from './fields.module.css'
import surfaces from './surfaces.module.css'

/** Only for the places where Mantine asks for a scale; everything visible comes from tokens.css. */
const pine: MantineColorsTuple = [
  '#e3efed',
  '#c6deda',
  '#9fc7c1',
  '#74aea6',
  '#4d958c',
  '#2c7d74',
  '#0b5d57',
  '#0a524d',
  '#084742',
  '#063b37',
]

const field = {
  input: fields.input,
  label: fields.label,
  description: fields.description,
  error: fields.error,
}
const list = { dropdown: surfaces.dropdown, option: surfaces.option }

export const theme = createTheme({
  fontFamily: 'var(--ui)',
  colors: { pine },
  primaryColor: 'pine',
  primaryShade: { light: 6, dark: 3 },
  defaultRadius: 6,
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
  components: {
    TextInput: { defaultProps: { classNames: field } },
    PasswordInput: {
      defaultProps: { classNames: { ...field, innerInput: fields.inner } },
    },
    Textarea: { defaultProps: { classNames: field } },
    Select: {
      defaultProps: { classNames: { ...field, ...list }, checkIconPosition: 'right' },
    },
    NativeSelect: { defaultProps: { classNames: field } },
    ModalRoot: {
      defaultProps: {
        centered: true,
        radius: 8,
        transitionProps: { duration: 0 },
        classNames: {
          content: surfaces.dialog,
          title: surfaces.dialogTitle,
          body: surfaces.dialogBody,
          close: surfaces.dialogClose,
        },
      },
    },
    ModalOverlay: { defaultProps: { backgroundOpacity: 0.4, color: '#000' } },
    Menu: {
      defaultProps: {
        transitionProps: { duration: 0 },
        classNames: {
          dropdown: surfaces.dropdown,
          item: surfaces.item,
          label: surfaces.menuLabel,
          divider: surfaces.divider,
        },
      },
    },
    Notification: {
      defaultProps: {
        classNames: {
          root: surfaces.toast,
          title: surfaces.toastTitle,
          description: surfaces.toastText,
        },
      },
    },
  },
})

const tokens = {
  '--mantine-color-body': 'var(--ground)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-bright': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--ink-3)',
  '--mantine-color-placeholder': 'var(--ink-3)',
  '--mantine-color-anchor': 'var(--accent)',
  '--mantine-color-default': 'var(--paper)',
  '--mantine-color-default-hover': 'var(--sheet)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--line)',
  '--mantine-color-error': 'var(--object)',
  '--mantine-primary-color-filled': 'var(--accent)',
  '--mantine-primary-color-filled-hover': 'var(--accent-strong)',
  '--mantine-primary-color-light': 'var(--accent-wash)',
  '--mantine-primary-color-light-color': 'var(--accent)',
  '--mantine-primary-color-contrast': 'var(--accent-ink)',
}

/** Hands our tokens to Mantine; the tokens themselves know light and dark. */
export const tokensForMantine: CSSVariablesResolver = () => ({
  variables: {},
  light: tokens,
  dark: tokens,
})
