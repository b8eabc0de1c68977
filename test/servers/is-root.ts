// Servers that change to users of their own can only do so as root.
export const isRoot = process.getuid?.() === 0;
