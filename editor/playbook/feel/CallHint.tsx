import type { CallAt } from '../../../rules/feel/completion/call-at.ts';
import { functionHelp } from '../../../rules/feel/completion/function-help.ts';
import { useCatalogue } from '../../i18n/useCatalogue.ts';
import { feel } from './i18n.ts';
import styles from './feel.module.css';

/** What the function takes whose brackets one types in, the part at hand set off. */
export function CallHint({ call: { name, parameter } }: { readonly call: CallAt }) {
  const { language } = useCatalogue(feel);
  const { parameters, help } = functionHelp[name]!;
  return (
    <p className={styles.call} role="status">
      <code>
        {name}(
        {parameters.map((each, index) => (
          <span key={`${index}`}>
            {index > 0 && ', '}
            {index === parameter ? <b>{each}</b> : each}
          </span>
        ))}
        )
      </code>{' '}
      {help[language]}
    </p>
  );
}
