/* Sets the reader's stored theme and language on <html> before anything is drawn. The app takes over later. */
;(function () {
  var root = document.documentElement
  try {
    var theme = localStorage.getItem('theme')
    if (theme === 'light' || theme === 'dark') root.setAttribute('data-theme', theme)
    var wanted =
      new URLSearchParams(location.search).get('lang') ||
      localStorage.getItem('lang') ||
      navigator.language ||
      'zh'
    root.lang = wanted.indexOf('zh') === 0 ? 'zh-CN' : 'en'
  } catch {
    /* Storage may be refused: the system's theme and the page's own language hold. */
  }
})()
