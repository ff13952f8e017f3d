// Before the first paint, so that a dark room is not lit up.
try {
  const theme = localStorage.getItem('fianza.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage is off: the system's theme stays.
}
