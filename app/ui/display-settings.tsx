import { useText } from '~/i18n'
import { Switch } from './choice'
import { classNames } from './class-names'
import { usePrefs } from './prefs-provider'

/** Text size, contrast, dark background and language: switches that stay. */
export function DisplaySettings() {
  const t = useText()
  const { prefs, change } = usePrefs()
  return (
    <div className="grid gap-3">
      <Segments legend={t.common.textSize} value={prefs.text} onChange={(text) => change({ text })}
        options={(['small', 'normal', 'large'] as const).map((value) => ({ value, label: t.common.textSizes[value], name: t.common.textSizeNames[value] }))} />
      <Switch label={t.common.highContrast} checked={prefs.contrast === 'high'} onChange={(event) => change({ contrast: event.target.checked ? 'high' : 'normal' })} />
      <Switch label={t.common.darkMode} checked={prefs.theme === 'dark'} onChange={(event) => change({ theme: event.target.checked ? 'dark' : 'light' })} />
      <LanguageChoice />
    </div>
  )
}

/** The two languages, each by its own name. Also on the sign-in page. */
export function LanguageChoice() {
  const t = useText()
  const { prefs, change } = usePrefs()
  return (
    <Segments legend={t.common.language} value={prefs.locale} onChange={(locale) => change({ locale })}
      options={(['vi', 'en'] as const).map((value) => ({ value, label: t.common.languages[value] }))} />
  )
}

function Segments<Value extends string>({ legend, options, value, onChange }: {
  legend: string; options: readonly { value: Value; label: string; name?: string }[]; value: Value; onChange: (value: Value) => void
}) {
  return (
    <div role="group" aria-label={legend} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
      <span aria-hidden>{legend}</span>
      <span className="inline-flex rounded-md bg-well p-1">
        {options.map((option) => (
          <button key={option.value} type="button" aria-pressed={option.value === value} aria-label={option.name && `${option.label} ${option.name}`} onClick={() => onChange(option.value)}
            className={classNames('min-h-touch min-w-12 rounded-sm px-3', option.value === value ? 'bg-sheet font-semibold inset-ring inset-ring-edge' : 'text-muted hover:text-ink')}>
            {option.label}
          </button>
        ))}
      </span>
    </div>
  )
}
