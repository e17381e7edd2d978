/*
 * The playbook language, which is the same for every workflow: loaded once into the context that they share, and not
 * again at each start. It may be, because nothing in `rules/` keeps anything of a campaign; what it remembers (compiled
 * expressions, offsets of time zones) is the same whoever asks. It is frozen there.
 */
import '../../rules/interpreter/advance.ts';
import '../../rules/interpreter/child-ended.ts';
import '../../rules/interpreter/drive.ts';
import '../../rules/migration/migrate.ts';
import '../../rules/playbook/program.ts';
import '../../rules/time/clock.ts';
import '../../rules/watch/update.ts';
