import type { Playbook } from '../../../rules/playbook/schema.ts';

/** The playbook as its file has it. */
export const fileText = (playbook: Playbook): string => `${JSON.stringify(playbook, null, 2)}\n`;

/** Has the browser save a text as a file. */
export function downloadText(text: string, name: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

/** Asks for a file and reads it; undefined if none was chosen. */
export function chooseText(): Promise<string | undefined> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = '.json,application/json';
    input.addEventListener('change', () => {
      const [file] = input.files ?? [];
      if (file) void file.text().then(resolve);
      else resolve(undefined);
    });
    input.addEventListener('cancel', () => resolve(undefined));
    input.click();
  });
}
