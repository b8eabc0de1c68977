// Places of the lists that this desktop has read itself, to compare with what other desktops remember.
import { type Head, headsAgree } from './chain';

const keptPerBrand = 500;

export class RememberedHeads {
  private readonly brands = new Map<string, Map<number, Head>>();

  note(brand: string, head: Head | null): void {
    if (head === null) return;
    const known = this.brands.get(brand) ?? new Map<number, Head>();
    this.brands.set(brand, known);
    known.set(head.seq, head);
    const oldest = known.size > keptPerBrand ? known.keys().next().value : undefined;
    if (oldest !== undefined) known.delete(oldest);
  }

  /** Whether another desktop's memory of a list cannot be true together with ours. */
  contradict(brand: string, head: Head): boolean {
    const own = this.brands.get(brand)?.get(head.seq);
    return own !== undefined && !headsAgree(own, head);
  }
}
