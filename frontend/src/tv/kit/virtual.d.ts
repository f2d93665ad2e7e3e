/** Made by the build: the faces as base64. */
declare module 'virtual:tv-fonts' {
  const files: Record<string, string>;
  export default files;
}
