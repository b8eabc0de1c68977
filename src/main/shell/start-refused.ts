// Ends a start that was asked for wrongly: the reason goes to the standard error, and nothing has been changed.

export class StartRefused extends Error {}
