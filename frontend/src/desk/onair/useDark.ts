import { useEffect } from 'preact/hooks';
import { theme } from '../../kit/theme';

/** A gallery is dark: so is this page, unless its reader chose a scheme. */
export function useDarkRoom(): void {
  useEffect(() => {
    if (theme.value !== 'auto') return;
    const root = document.documentElement;
    root.dataset.theme = 'dark';
    return () => {
      if (theme.peek() === 'auto') delete root.dataset.theme;
    };
  }, [theme.value]);
}
