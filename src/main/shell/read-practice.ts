// Reads results of training: those of a file, and those that the sandbox of this profile left for its workspace.
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { practiceFile } from '../../shared/ipc/practice-file';
import { largestTrainingFile } from '../../shared/ipc/training-file';
import { readWorkspaceFile } from './read-workspace-file';
import { RequestFailure } from './request-failure';
import { sessionFolderIn } from './session-folder';

/**
 * What was practised in the sandbox of this profile, where it left it; null: nobody finished anything there. A sandbox whose
 * key lives in memory leaves it in the folder of its session, until another one begins. Throws RequestFailure.
 */
export async function readPractice(sandboxFolder: string): Promise<string | null> {
  const places = [sandboxFolder, sessionFolderIn(sandboxFolder)].map((folder) => join(folder, practiceFile));
  const found = await Promise.all(places.map(async (path) => ({ path, at: await writtenAt(path) })));
  const [newest] = found.filter(({ at }) => at !== null).sort((a, b) => (b.at ?? 0) - (a.at ?? 0));
  return newest === undefined ? null : readTrainingText(newest.path);
}

async function writtenAt(path: string): Promise<number | null> {
  try {
    return (await stat(path)).mtimeMs;
  } catch {
    return null;
  }
}

/** Throws RequestFailure for what is missing, no text or too large. */
export async function readTrainingText(path: string): Promise<string> {
  // No more than two bytes a character: what is not plain Latin is rare in a record.
  const file = await readWorkspaceFile(path, 2 * largestTrainingFile);
  if (file.kind === 'text' && file.text.length <= largestTrainingFile) return file.text;
  throw new RequestFailure('refused', 'not-training', 'The file is missing, not text or too large.');
}
