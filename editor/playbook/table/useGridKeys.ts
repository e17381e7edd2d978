import { useEffect, useRef } from 'react';
import type { KeyboardEvent, RefObject } from 'react';

export interface GridPlace {
  readonly row: number;
  readonly column: number;
}

interface GridCommands {
  readonly rules: number;
  readonly columns: number;
  insert(row: number): void;
  move(row: number, by: 1 | -1): void;
  remove(row: number): void;
}

/**
 * A spreadsheet's keys. Cells are inputs marked with `data-row` and `data-column`; Tab is the browser's own. A place
 * in a row that comes to be only now is gone to once it is there.
 */
export function useGridKeys(grid: RefObject<HTMLElement | null>, commands: GridCommands) {
  const wanted = useRef<GridPlace>(undefined);
  const cellAt = ({ row, column }: GridPlace) =>
    grid.current?.querySelector<HTMLInputElement>(`input[data-row="${row}"][data-column="${column}"]`);
  const go = (place: GridPlace): boolean => {
    const cell = cellAt(place);
    cell?.focus();
    cell?.select();
    return cell !== null && cell !== undefined;
  };
  useEffect(() => {
    if (wanted.current && go(wanted.current)) wanted.current = undefined;
  });

  const placeOf = (target: EventTarget): GridPlace | undefined => {
    if (!(target instanceof HTMLInputElement)) return undefined;
    const { row, column } = target.dataset;
    return row === undefined || column === undefined ? undefined : { row: Number(row), column: Number(column) };
  };

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const at = placeOf(event.target);
    if (!at || event.nativeEvent.isComposing) return;
    const act = actOf(event, at, event.target as HTMLInputElement);
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };

  const actOf = (
    event: KeyboardEvent,
    { row, column }: GridPlace,
    cell: HTMLInputElement,
  ): (() => void) | undefined => {
    const caret = cell.selectionStart === cell.selectionEnd ? cell.selectionStart : undefined;
    const down = () => {
      if (row + 1 < commands.rules) return void go({ row: row + 1, column });
      wanted.current = { row: row + 1, column };
      commands.insert(row + 1);
    };
    const add = () => {
      wanted.current = { row: row + 1, column: 0 };
      commands.insert(row + 1);
    };
    const carry = (by: 1 | -1) => {
      if (row + by < 0 || row + by >= commands.rules) return;
      wanted.current = { row: row + by, column };
      commands.move(row, by);
    };
    switch (event.key) {
      case 'Enter':
        if (event.ctrlKey || event.metaKey) return add;
        return event.shiftKey ? () => void go({ row: row - 1, column }) : down;
      case 'ArrowUp':
        return event.altKey ? () => carry(-1) : () => void go({ row: row - 1, column });
      case 'ArrowDown':
        return event.altKey ? () => carry(1) : () => void go({ row: row + 1, column });
      case 'ArrowLeft':
        return caret === 0 && column > 0 ? () => void go({ row, column: column - 1 }) : undefined;
      case 'ArrowRight':
        return caret === cell.value.length && column + 1 < commands.columns
          ? () => void go({ row, column: column + 1 })
          : undefined;
      case 'Backspace':
        return event.ctrlKey && event.shiftKey ? () => commands.remove(row) : undefined;
      default:
        return undefined;
    }
  };
  return { onKeyDown, placeOf };
}
