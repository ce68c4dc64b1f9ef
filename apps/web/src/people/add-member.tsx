import { TextInput } from '@mantine/core'
import { regulationRoles } from '@cucao/people'
import type { RegulationRole } from '@cucao/people'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { candidatesQuery, useSetMember } from '../api/membership.ts'
import { useText } from '../language/text.ts'
import { roleMayWords, roleWords } from '../regulations/regulation-words.ts'
import { Button } from '../ui/button.tsx'
import { Choice } from '../ui/choice.tsx'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import { Failure } from '../ui/failure.tsx'
import { Form } from '../ui/form.tsx'
import { useToast } from '../ui/use-toast.ts'
import css from './people.module.css'

/** The button and its dialog: an account found by name gets a role. */
export function AddMember({ regulationId }: { regulationId: string }) {
  const t = useText()
  const [opened, setOpened] = useState(false)
  const close = () => setOpened(false)
  return (
    <>
      <Button onClick={() => setOpened(true)}>{t('members.add')}</Button>
      <Dialog
        title={t('members.add')}
        opened={opened}
        onClose={close}
        closeLabel={t('tool.close')}
        width={540}
      >
        <AddMemberForm regulationId={regulationId} onClose={close} />
      </Dialog>
    </>
  )
}

function AddMemberForm({ regulationId, onClose }: { regulationId: string; onClose: () => void }) {
  const t = useText()
  const toast = useToast()
  const [chosen, setChosen] = useState<{ id: string; name: string } | null>(null)
  const [role, setRole] = useState<RegulationRole>('drafter')
  const setMember = useSetMember(regulationId)
  const add = () => {
    if (!chosen) return
    setMember.mutate(
      { personId: chosen.id, role },
      {
        onSuccess: () => {
          toast(t('members.added', { name: chosen.name }))
          onClose()
        },
      },
    )
  }
  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault()
        add()
      }}
    >
      <CandidateSearch regulationId={regulationId} chosen={chosen?.id} onChoose={setChosen} />
      {chosen ? (
        <Choice
          legend={t('members.role-of', { name: chosen.name })}
          value={role}
          onChange={setRole}
          options={regulationRoles.map((value) => ({
            value,
            name: t(roleWords[value]),
            why: t(roleMayWords[value]),
          }))}
        />
      ) : null}
      <Failure of={setMember.error} />
      <DialogActions>
        <Button onClick={onClose}>{t('tool.cancel')}</Button>
        <Button type="submit" kind="primary" busy={setMember.isPending} disabled={!chosen}>
          {t('members.add.action')}
        </Button>
      </DialogActions>
    </Form>
  )
}

interface CandidateSearchProps {
  regulationId: string
  chosen: string | undefined
  onChoose: (person: { id: string; name: string }) => void
}

function CandidateSearch({ regulationId, chosen, onChoose }: CandidateSearchProps) {
  const t = useText()
  const [words, setWords] = useState('')
  const [asked] = useDebouncedValue(words.trim(), 200)
  const { data, error } = useQuery({
    ...candidatesQuery(regulationId, asked),
    placeholderData: keepPreviousData,
  })
  const people = asked.length >= 2 ? (data ?? []) : []
  const nobody = asked.length >= 2 && data?.length === 0
  return (
    <>
      <TextInput
        type="search"
        label={t('members.add.search')}
        description={asked.length < 2 ? t('members.add.hint') : undefined}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
        data-autofocus
      />
      <Failure of={error} />
      {nobody ? <output>{t('members.add.none')}</output> : null}
      {people.length > 0 ? (
        <div className={css.found}>
          <Choice
            legend={t('members.person')}
            value={chosen ?? ''}
            onChange={(id) => {
              const person = people.find((each) => each.id === id)
              if (person) onChoose(person)
            }}
            options={people.map(({ id, name, organisation }) => ({
              value: id,
              name,
              why: organisation ?? undefined,
            }))}
          />
        </div>
      ) : null}
    </>
  )
}
