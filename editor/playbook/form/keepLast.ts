/** The function with its last answer kept, for what all fields of a form ask in the same way at every key. */
export function keepLast<Given extends readonly unknown[], Answer>(
  compute: (...given: Given) => Answer,
): (...given: Given) => Answer {
  let last: { readonly given: Given; readonly answer: Answer } | undefined;
  return (...given) => {
    if (!last || given.some((each, index) => each !== last!.given[index])) last = { given, answer: compute(...given) };
    return last.answer;
  };
}
