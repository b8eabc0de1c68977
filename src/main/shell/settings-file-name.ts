// Name of the file of this desktop's preferences.

export const settingsFileName = 'settings.json';
