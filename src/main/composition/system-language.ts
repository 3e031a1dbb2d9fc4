import { app } from 'electron'

/** The first of the system's languages, as far as we have a text for it. Once the app is ready. */
export function systemLanguage(): 'zh-CN' | 'en' {
  const preferred = app.getPreferredSystemLanguages()[0] ?? app.getLocale()
  return preferred.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en'
}
