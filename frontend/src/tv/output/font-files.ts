/** The addresses of the faces on our own host, made by the build. */
const files = import.meta.glob<string>('../../../node_modules/@fontsource/{montserrat,noto-sans,roboto-condensed,barlow-condensed}/files/*-{latin,vietnamese}-{500,700}-normal.woff2', { eager: true, query: '?url', import: 'default' });

const byName: Record<string, string> = {};
for (const path of Object.keys(files)) {
  const name = /([^/]+)-normal\.woff2$/.exec(path)?.[1];
  if (name) byName[name] = files[path] as string;
}

/** The address of a face such as "noto-sans-latin-500". */
export const fontUrl = (name: string): string | undefined => byName[name];
