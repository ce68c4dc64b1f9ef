import type { EditorView } from '@tiptap/pm/view'
import { yUndoPluginKey } from '@tiptap/y-tiptap'
import type { UndoManager } from 'yjs'

/** What is dispatched in `act` is undone by one Ctrl+Z, apart from what was typed before and comes after. */
export function asOneUndoStep(view: EditorView, act: () => void): void {
  const manager: UndoManager | undefined = yUndoPluginKey.getState(view.state)?.undoManager
  if (!manager) return act()
  const usual = manager.captureTimeout
  manager.stopCapturing()
  manager.captureTimeout = Number.POSITIVE_INFINITY
  try {
    act()
  } finally {
    manager.captureTimeout = usual
    manager.stopCapturing()
  }
}
