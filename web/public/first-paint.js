/*
 * Sets the reader's stored theme and language on <html> before anything is drawn, and fetches the words of that
 * language ahead of the app, which takes over later. The page names their files on this script's own element.
 */
;(function () {
  var root = document.documentElement
  var files = document.currentScript.dataset
  try {
    var theme = localStorage.getItem('theme')
    if (theme === 'light' || theme === 'dark') root.setAttribute('data-theme', theme)
    var wanted =
      new URLSearchParams(location.search).get('lang') ||
      localStorage.getItem('lang') ||
      navigator.language ||
      'zh'
    root.lang = wanted.indexOf('zh') === 0 ? 'zh-CN' : 'en'
    var words = root.lang === 'en' ? files.en : files.zh
    if (words) {
      var link = document.createElement('link')
      link.rel = 'modulepreload'
      link.href = words
      document.head.append(link)
    }
  } catch {
    /* Storage may be refused: the system's theme and the page's own language hold. */
  }
})()
