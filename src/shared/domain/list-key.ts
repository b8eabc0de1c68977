// Sortable keys under which the list finds a case: one index of few entries a case serves every view in its order.
import { type CaseRow, queueOrder, type ViewId, viewsOf } from './case-row';
import type { AgentId } from './ids';
import { heat } from './tier';

/*
 * An index entry costs about as much as a whole row without one, so a case does not get one for each of its views. The
 * working views are unions of a few places: a case stands under its brand, and under its tier and owner.
 */
// One letter each, since the name of a place is stored four times with each case.
const tierLetters = { red: 'r', yellow: 'y', green: 'g', untriaged: 'u' } as const;
const ownerLetters = { free: 'f', mine: 'm', theirs: 't' } as const;
type Tier = keyof typeof tierLetters;
type Owner = keyof typeof ownerLetters;
const tiers = Object.keys(tierLetters) as readonly Tier[];
const owners = Object.keys(ownerLetters) as readonly Owner[];
type WorkingPlace = `${(typeof tierLetters)[Tier]}${(typeof ownerLetters)[Owner]}`;
/** A stretch of the index; its cases stand in all the views of `viewsOfPlace`. */
export type ListPlace = WorkingPlace | ViewId;

const viewsOfOwner: Readonly<Record<Owner, readonly ViewId[]>> = {
  free: ['unassigned'],
  mine: ['mine'],
  theirs: [],
};
const workingPlaces: readonly WorkingPlace[] = tiers.flatMap((tier) => placesOfTier(tier));
const viewsOfWorkingPlace = new Map<string, readonly ViewId[]>(
  tiers.flatMap((tier) =>
    owners.map((owner) => [workingPlace(tier, owner), ['all-open', tier, ...viewsOfOwner[owner]]] as const),
  ),
);

function workingPlace(tier: Tier, owner: Owner): WorkingPlace {
  return `${tierLetters[tier]}${ownerLetters[owner]}`;
}

function placesOfTier(tier: Tier): readonly WorkingPlace[] {
  return owners.map((owner) => workingPlace(tier, owner));
}

function placesOf(views: readonly ViewId[], tier: Tier): readonly ListPlace[] {
  if (!views.includes('all-open')) return views;
  const owner = views.includes('unassigned') ? 'free' : views.includes('mine') ? 'mine' : 'theirs';
  const place = workingPlace(tier, owner);
  const told = viewsOfWorkingPlace.get(place) ?? [];
  return [place, ...views.filter((view) => !told.includes(view))];
}

/** The keys of a case: place, order instant, hotter tier first, older number first; the id parts what is equal. */
export function listKeys(row: CaseRow, me: AgentId): readonly string[] {
  const coolness = heat('red') - heat(row.tier);
  const id = Number.parseInt(row.id.slice(0, 8), 16);
  const order = [packed(Math.max(0, queueOrder(row)), 4), coolness, packed(row.number, 3), packed(id, 3)];
  const sort = order.join('');
  return placesOf(viewsOf(row, me), row.tier ?? 'untriaged').map((place) => `${place}|${sort}`);
}

const bitsPerCharacter = 15;
/** Above what separates, and with 15 bits below the surrogates. */
const firstCharacter = 0x80;

/** A number as text of that many characters; the texts sort as the numbers do. */
function packed(value: number, length: number): string {
  let rest = value;
  let text = '';
  for (let index = 0; index < length; index += 1) {
    text = String.fromCharCode(firstCharacter + (rest % 2 ** bitsPerCharacter)) + text;
    rest = Math.floor(rest / 2 ** bitsPerCharacter);
  }
  return text;
}

/** The views of a case that stands under these keys. */
export function viewsOfKeys(keys: readonly string[]): readonly ViewId[] {
  return keys.flatMap((key) => {
    const place = key.slice(0, key.indexOf('|'));
    return viewsOfWorkingPlace.get(place) ?? [place as ViewId];
  });
}

/** What all keys of a case have in common: its rank in every view. */
export function rankOf(key: string): string {
  return key.slice(key.indexOf('|') + 1);
}

/** The places that make up a view. `brands` are the views of brands that hold anything. */
export function placesOfView(view: ViewId, brands: readonly ViewId[]): readonly ListPlace[] {
  switch (view) {
    case 'all-open':
      return brands.length <= workingPlaces.length ? brands : workingPlaces;
    case 'unassigned':
      return tiers.map((tier) => workingPlace(tier, 'free'));
    case 'mine':
      return tiers.map((tier) => workingPlace(tier, 'mine'));
    case 'red':
    case 'yellow':
    case 'green':
    case 'untriaged':
      return placesOfTier(view);
    default:
      return [view];
  }
}

/** Higher than any character of a key, and so the end of a place. */
const afterEverything = '\uffff';

/** Bounds of the keys in a place that come after a rank; null begins at the top. The lower bound is left out itself. */
export function placeBounds(
  place: ListPlace,
  after: string | null,
): { readonly above: string; readonly below: string } {
  return { above: `${place}|${after ?? ''}`, below: `${place}|${afterEverything}` };
}
