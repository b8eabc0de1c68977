// The build puts the decoder's program into the bundle as a data URL.
declare module '@jsquash/webp/codec/dec/webp_dec.wasm?url&inline' {
  const dataUrl: string;
  export default dataUrl;
}
