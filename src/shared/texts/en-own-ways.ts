// What each person sets to their own ways: widths of panes, keys, spelling.

export const enOwnWays = {
  'pane.views': 'Width of the views',
  'pane.list': 'Width of the list',
  'pane.customer': 'Width of the customer',
  'pane.how': 'Drag, or use the arrow keys. A double click puts it back.',
  'command.listWider': 'Widen the list',
  'command.listNarrower': 'Narrow the list',
  'command.usualWidths': 'Put all panes back to their usual widths',
  'settings.spelling': 'Check spelling while writing',
  'settings.spellingWhy':
    'In the language of the conversation, with dictionaries that are on this computer. None is fetched from the internet; where there is none, nothing is checked.',
  'key.shift': 'Shift',
  'key.control': 'Control',
  'key.command': 'Command',
  'key.enter': 'Enter',
  'key.escape': 'Escape',
  'key.arrowDown': 'Down arrow',
  'key.arrowUp': 'Up arrow',
  'key.then': '{first}, then {second}',
  'settings.keyHow':
    'Go to a field and press the key you want, or two letters in a row. Delete takes the key away, Escape leaves it as it is.',
  'settings.key.same': '{key} is the key of “{command}”, too. Only one of them happens.',
  'settings.key.begins': 'The keys of “{command}” begin with {key} and are no longer reached.',
  'settings.key.begun': '{key} is not reached: its first key is that of “{command}”.',
  'settings.keyReserved': '{key} belongs to the menu or to writing.',
  'settings.keyConflicts':
    '{count, plural, one {The key of one command stands in the way of something. It says so below.} other {The keys of # commands stand in the way of something. They say so below.}}',
  'settings.keysImport': 'Take keys from a file …',
  'settings.keysExport': 'Save the keys in a file …',
  'settings.keysAsFirst': 'All keys as they were at first',
  'settings.keysSaved': 'Your keys were saved.',
  'settings.keysReset': 'All keys are as they were at first.',
  'settings.keysTaken':
    '{count, plural, one {# key of your own was taken.} other {# keys of your own were taken.}}{unknown, plural, =0 {} one { One command in the file is not known here.} other { # commands in the file are not known here.}}',
  'error.not-keys': 'There are no keys in this file. Choose one that was saved here under Keys.',
} as const;
