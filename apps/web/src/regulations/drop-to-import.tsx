import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useText } from '../language/text.ts'
import { handToImport } from './handed-file.ts'
import css from './import-screen.module.css'

/** A file dropped anywhere on the screen goes to the import; the browser would leave the page for it. */
export function DropToImport() {
  const t = useText()
  const navigate = useNavigate()
  const [over, setOver] = useState(false)
  useEffect(() => {
    const dragged = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return
      event.preventDefault()
      setOver(true)
    }
    const left = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false)
    }
    const dropped = (event: DragEvent) => {
      const file = event.dataTransfer?.files[0]
      setOver(false)
      if (!file) return
      event.preventDefault()
      handToImport(file)
      void navigate({ to: '/nhap' })
    }
    document.addEventListener('dragover', dragged)
    document.addEventListener('dragleave', left)
    document.addEventListener('drop', dropped)
    return () => {
      document.removeEventListener('dragover', dragged)
      document.removeEventListener('dragleave', left)
      document.removeEventListener('drop', dropped)
    }
  }, [navigate])
  return over ? <div className={css.dropAnywhere}>{t('import.drop-anywhere')}</div> : null
}
