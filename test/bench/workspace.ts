// The workspace that every measurement runs in: two brands of our own invention, one account each.
export const benchAccounts = ['aurea-social', 'lindra-social'] as const;

/** No phrases, so that every case arrives untriaged; no warnings, so that none is raised while we measure. */
export const benchWorkspace = `version: 1
name: Bench
teams:
  - { id: agency, name: Agency }
  - { id: specialists, name: Specialists }
  - { id: reputation, name: Reputation }
members:
  - { id: lead, name: Lucía Robles, initials: LR, role: supervisor, teams: [agency] }
brands:
  - id: aurea-derma
    name: Aurea Derma
    color: '#2f7f86'
    language: es
    safetyTeam: agency
    warnings: &warnings { red: [], yellow: [], green: [] }
    promises: &promises
      green: { target: 24 h, dueInstantInTime: true, team: agency }
      yellow: { target: 23 h, dueInstantInTime: false, team: specialists }
      red: { target: 22 h, dueInstantInTime: true, team: reputation }
  - id: lindra-skin
    name: Lindra Skin
    color: '#9a4fb5'
    language: en
    safetyTeam: agency
    warnings: *warnings
    promises: *promises
accounts:
  - { id: aurea-social, brand: aurea-derma, name: Aurea Derma, channel: bluesky, handle: aurea-derma.example }
  - { id: lindra-social, brand: lindra-skin, name: Lindra Skin, channel: bluesky, handle: lindra-skin.example }
`;
