import { createRoot } from 'react-dom/client'
import type { Root } from 'react-dom/client'

/** What one letter makes, most of it in two phases. */
const ofOneLetter = ['keydown', 'input', 'selectionchange']
/** Of these React makes `onBeforeInput`, `onKeyPress` and `onKeyUp`, which nothing here has. */
const ofNobody = ['keypress', 'beforeinput', 'textInput', 'keyup']

const oneWritesInText = () => document.activeElement?.classList.contains('ProseMirror') === true

/**
 * React listens to every event there is, and for each looks through the page for who wants it: for one letter
 * of the text thirteen times, and nobody around the text does. So it does not hear of what is typed there;
 * listeners of the page itself, the shortcuts among them, hear everything.
 */
export function rootBesideText(container: HTMLElement): Root {
  const hearAll = [container, document].map(hearLettersElsewhere)
  try {
    return createRoot(container)
  } finally {
    for (const hear of hearAll) hear()
  }
}

/** Answers how to listen to all again. */
function hearLettersElsewhere(target: EventTarget): () => void {
  const listen = target.addEventListener.bind(target)
  target.addEventListener = (type, listener, options) => {
    if (ofNobody.includes(type)) return
    if (typeof listener !== 'function' || !ofOneLetter.includes(type))
      return listen(type, listener, options)
    listen(
      type,
      (event) => {
        if (!oneWritesInText()) listener.call(target, event)
      },
      options,
    )
  }
  return () => void Reflect.deleteProperty(target, 'addEventListener')
}
