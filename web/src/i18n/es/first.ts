import problem from './problem.json' with { type: 'json' };
import session from './session.json' with { type: 'json' };
import shell from './shell.json' with { type: 'json' };
import ui from './ui.json' with { type: 'json' };

export const first: Record<string, Record<string, string>> = { ui, problem, shell, session };
