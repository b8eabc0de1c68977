import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { AlikeCases } from '../../../shared/ipc/joint-port';
import { useBrand } from '../../data/desk-queries';
import { useAlike } from '../../data/joint-queries';
import { useOwnKey } from '../../parts/use-own-key';
import { problemWords } from '../../state/problem-words';
import { useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import { Screen } from '../../ui/screen';
import { VisuallyHidden } from '../../ui/visually-hidden';
import styles from './alike.module.css';
import { keyOf } from './alike-model';
import { AnswerTogether } from './answer-together';
import { JointList } from './joint-list';

/** Waiting messages that say nearly the same, and one answer for many of them (A9). */
export function AlikeScreen() {
  const text = useText();
  const { reading, error, isLooking, lookAgain } = useAlike();
  const [chosen, setChosen] = useState<{ readonly key: string; readonly place: number } | null>(null);
  const answers = useRef<HTMLHeadingElement>(null);
  const groups = reading?.groups ?? [];
  const at = Math.min(chosen?.place ?? 0, groups.length - 1);
  const group = groups.find((one) => keyOf(one) === chosen?.key) ?? groups[at];
  const choose = (place: number) => {
    const next = groups[Math.min(Math.max(place, 0), groups.length - 1)];
    if (next !== undefined) setChosen({ key: keyOf(next), place: groups.indexOf(next) });
  };
  const problem = error === null ? null : problemWords(error);
  return (
    <Screen
      title={text('alike.title')}
      lead={text('alike.lead')}
      acts={
        <Button small disabled={isLooking} onClick={lookAgain}>
          {text('alike.lookAgain')}
        </Button>
      }
    >
      <JointList heading={answers} />
      {problem !== null && <p className={styles.empty}>{text(problem.text, problem.values)}</p>}
      {problem === null && (
        <p className={styles.looked} role="status">
          {lookedWords(text, reading, isLooking)}
        </p>
      )}
      {group !== undefined && (
        <div className={styles.panes}>
          <GroupList groups={groups} group={group} onChoose={choose} />
          <AnswerTogether key={keyOf(group)} group={group} onAsked={() => answers.current?.focus()} />
        </div>
      )}
    </Screen>
  );
}

function lookedWords(
  text: ReturnType<typeof useText>,
  reading: ReturnType<typeof useAlike>['reading'],
  isLooking: boolean,
): string {
  if (reading === undefined) return isLooking ? text('alike.looking') : '';
  if (reading.groups.length === 0) return text('alike.none', { looked: reading.looked });
  const found = text('alike.found', { groups: reading.groups.length, looked: reading.looked });
  return reading.isWhole ? found : `${found} ${text('alike.notWhole')}`;
}

interface GroupListProps {
  readonly groups: readonly AlikeCases[];
  readonly group: AlikeCases;
  readonly onChoose: (place: number) => void;
}

function GroupList({ groups, group, onChoose }: GroupListProps) {
  const text = useText();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Who came by a key has the focus nowhere.
    if ((document.activeElement ?? document.body) === document.body) list.current?.focus();
  }, []);
  const [next, previous] = [useOwnKey('next', 'j'), useOwnKey('previous', 'k')];
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: 1,
    ArrowUp: -1,
    Home: Number.NEGATIVE_INFINITY,
    End: Number.POSITIVE_INFINITY,
    ...(next !== undefined && { [next]: 1 }),
    ...(previous !== undefined && { [previous]: -1 }),
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by = steps[event.key];
    if (by === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    onChoose(groups.indexOf(group) + by);
  };
  return (
    <div
      ref={list}
      role="listbox"
      tabIndex={0}
      className={styles.list}
      aria-label={text('alike.groups')}
      aria-activedescendant={idOf(group)}
      onKeyDown={onKeyDown}
    >
      {groups.map((one, place) => (
        <GroupOption key={keyOf(one)} group={one} isChosen={one === group} onChoose={() => onChoose(place)} />
      ))}
    </div>
  );
}

interface GroupOptionProps {
  readonly group: AlikeCases;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function GroupOption({ group, isChosen, onChoose }: GroupOptionProps) {
  const text = useText();
  const brand = useBrand(group.brandId);
  const kind = brand?.contactTypes.find(({ id }) => id === group.contactType)?.label;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the listbox around it holds the focus and takes the keys
    <div
      id={idOf(group)}
      role="option"
      tabIndex={-1}
      className={styles.option}
      aria-selected={isChosen}
      onClick={onChoose}
    >
      <span className={styles.name}>{text('alike.count', { count: group.cases.length })}</span>
      <VisuallyHidden>, </VisuallyHidden>
      <span className={styles.quiet}>
        {[brand?.name ?? group.brandId, ...(kind === undefined ? [] : [kind])].join(' · ')}
      </span>
      <VisuallyHidden>, </VisuallyHidden>
      <span className={styles.words} dir="auto">
        {group.cases[0]?.preview}
      </span>
    </div>
  );
}

function idOf(group: AlikeCases): string {
  return `alike-${keyOf(group).replaceAll(' ', '-')}`;
}
