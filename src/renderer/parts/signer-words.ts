// Whose signature stands under a result, in words.
import type { Workspace } from '../../shared/workspace/schema';
import type { Text } from '../state/use-text';

/** The name the workspace gives that desktop, this desktop itself, or the key that nobody has named. */
export function signerWords(
  text: Text,
  signer: string,
  { workspace, own }: { readonly workspace: Workspace | null | undefined; readonly own: string | null },
): string {
  const named = workspace?.training?.signers.find(({ key }) => key === signer)?.name;
  const who =
    named ?? (signer === own ? text('training.thisDesk') : text('training.unknownDesk', { key: signer }));
  return text('training.signedBy', { signer: who });
}
