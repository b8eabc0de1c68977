import { useEffect, useRef } from 'react';
import { Button } from '../../ui/button';
import styles from './conversation.module.css';

interface StoryEdgeProps {
  readonly label: string;
  readonly onReach: () => void;
}

/** Where the part of the story in the page ends: whoever comes near it gets more, by scrolling or with the button. */
export function StoryEdge({ label, onReach }: StoryEdgeProps) {
  const edge = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    const element = edge.current;
    if (element === null) return;
    const watch = new IntersectionObserver(([seen]) => seen?.isIntersecting && onReach(), {
      root: element.closest('[role=log]'),
      rootMargin: '300px 0px',
    });
    watch.observe(element);
    return () => watch.disconnect();
  }, [onReach]);
  return (
    <p ref={edge} className={styles.edge}>
      <Button small onClick={onReach}>
        {label}
      </Button>
    </p>
  );
}
