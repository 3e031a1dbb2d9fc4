import { app } from 'electron'

/** The supported language nearest to the system's first one. Call it once the app is ready. */
export function systemLanguage(): 'zh-CN' | 'en' {
  const preferred = app.getPreferredSystemLanguages()[0] ?? app.getLocale()
  return preferred.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en'
}
