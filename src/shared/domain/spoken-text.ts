// What of a message is words of the customer, for everything that looks for words in it.

/** Chinese, Japanese, Thai, Lao, Khmer and Burmese write without spaces between words; Korean joins particles on. */
const withoutSpaces =
  /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/** Links and handles are names, not words of the customer. */
const linksAndHandles = /https?:\/\/\S+|(?<![\p{L}\p{N}])@[\p{L}\p{N}_.@-]+/gu;
/** A message of a hundred pages is judged by its first ones. */
const charactersRead = 20_000;

/** Whether the words of a text cannot be told apart by spaces: such a phrase is looked for anywhere. */
export function isWrittenWithoutSpaces(text: string): boolean {
  return withoutSpaces.test(text);
}

/** The first pages of a text, without links and handles. */
export function spokenText(text: string): string {
  const read = text.slice(0, charactersRead);
  return /@|https?:/.test(read) ? read.replace(linksAndHandles, ' ') : read;
}
