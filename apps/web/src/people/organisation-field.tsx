import { Select } from '@mantine/core'
import type { ComboboxItem, OptionsFilter } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { organisationsQuery } from '../api/department.ts'
import { useText } from '../language/text.ts'
import { found } from '../ui/fold.ts'

/** Found without accents and by the short name, which stands behind the name. */
const byWords: OptionsFilter = ({ options, search, limit }) =>
  (options as ComboboxItem[]).filter((option) => found(search, option.label)).slice(0, limit)

interface OrganisationFieldProps {
  label: string
  value: string | null
  onChange: (id: string | null) => void
  error?: React.ReactNode
}

/** Chooses one of the department's organisations by typing a part of its name. */
export function OrganisationField({ label, value, onChange, error }: OrganisationFieldProps) {
  const t = useText()
  const { data = [] } = useQuery(organisationsQuery())
  const options = data.map((organisation) => ({
    value: organisation.id,
    label: organisation.shortName
      ? `${organisation.name} (${organisation.shortName})`
      : organisation.name,
  }))
  return (
    <Select
      label={label}
      placeholder={t('field.organisation.choose')}
      nothingFoundMessage={t('field.organisation.none')}
      data={options}
      value={value}
      onChange={onChange}
      error={error}
      filter={byWords}
      limit={60}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('field.clear') }}
      maxDropdownHeight={260}
    />
  )
}
