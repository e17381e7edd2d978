import { CURRENT_FORMAT, formatName } from '../../../rules/playbook/format/formats.ts';
import { upgradeText } from '../../../rules/playbook/format/playbook-text.ts';
import { FORMATS, upgradeFormat } from '../../../rules/playbook/format/upgrade.ts';
import type { Formats, JsonRecord } from '../../../rules/playbook/format/upgrade.ts';
import { kinds } from '../../../rules/kinds/registry.ts';
import { parsePlaybook } from '../../../rules/playbook/parse.ts';
import { FORMAT } from '../../../rules/playbook/schema.ts';
import { fileOf, node, START } from '../../support/playbooks.ts';

/** As it would be after two changes of the format: `zone` became `timezone`, and waits came to say “until”. */
const later: Formats = {
  current: 3,
  steps: [
    { from: 1, migrate: ({ zone, ...file }) => ({ ...file, timezone: zone }) },
    { from: 2, migrate: (file) => file },
  ],
  configMigrations: (kind) =>
    kind === 'wait' ? [{ from: 2, migrate: ({ at, ...config }: JsonRecord) => ({ ...config, until: at }) }] : [],
};

const { timezone: _, ...rest } = fileOf({ nodes: [START, node('hold', 'wait', { at: 'T0' })], edges: [] });
const old = { ...rest, zone: 'Asia/Shanghai' };

describe('a file of an older format', () => {
  it('becomes one of the current format, step by step, each kind seeing to its own nodes', () => {
    const upgraded = upgradeFormat(old, later);
    expect(upgraded).toMatchObject({
      ok: true,
      value: {
        from: 1,
        file: {
          format: 'dacu/playbook@3',
          timezone: 'Asia/Shanghai',
          nodes: [{ config: { when: { at: 'T0' } } }, { config: { until: 'T0' } }],
        },
      },
    });
    expect(upgraded).not.toHaveProperty('value.file.zone');
  });

  it('keeps in its text what no step touches', () => {
    const text = `{ "format":"dacu/playbook@1",\n\t"zone" : "Asia/Shanghai", "parameters": {"x": 1.0},\n"nodes": [ {"kind":"wait", "config":{"at":"T0"}} ] }\n`;
    const upgraded = upgradeText(text, (json) => upgradeFormat(json, later));
    expect(upgraded.ok && upgraded.value.text).toContain(
      '"parameters": {"x": 1.0},\n"nodes": [ {"kind":"wait", "config":{',
    );
    expect(upgraded.ok && JSON.parse(upgraded.value.text)).toEqual({
      format: 'dacu/playbook@3',
      timezone: 'Asia/Shanghai',
      parameters: { x: 1 },
      nodes: [{ kind: 'wait', config: { until: 'T0' } }],
    });
  });
});

describe('the registry of formats', () => {
  it('has one step from every earlier format, and each kind migrates only between formats that were', () => {
    expect(formatName(CURRENT_FORMAT)).toBe(FORMAT);
    expect(FORMATS.steps.map((step) => step.from)).toEqual(
      Array.from({ length: CURRENT_FORMAT - 1 }, (_each, index) => index + 1),
    );
    for (const kind of Object.keys(kinds)) {
      for (const { from } of FORMATS.configMigrations(kind)) {
        expect(from).toBeGreaterThan(0);
        expect(from).toBeLessThan(CURRENT_FORMAT);
      }
    }
  });
});

describe('a file that cannot be read', () => {
  const codeOf = (file: unknown) => {
    const parsed = parsePlaybook(file);
    return parsed.ok ? 'ok' : parsed.problems.map(({ code, place }) => `${code} ${place.pointer}`);
  };

  it('because it is of a later format is refused, with what to do', () => {
    const parsed = parsePlaybook({ ...old, format: 'dacu/playbook@2' });
    expect(parsed).toMatchObject({ ok: false, problems: [{ code: 'newer-format', place: { pointer: '/format' } }] });
    expect(!parsed.ok && parsed.problems[0]!.message.en).toContain('Update the program');
    expect(!parsed.ok && parsed.problems[0]!.message['zh-CN']).toContain('请升级程序');
  });

  it('because there never was such a format says that', () => {
    expect(codeOf({ ...old, format: 'dacu/playbook@0' })).toEqual(['unknown-format /format']);
    for (const format of ['dacu/playbook@', 'dacu/playbook@1.5', 'dacu/playbook@01', 'other', 1, null])
      expect(codeOf({ ...old, format })).toEqual(['not-a-playbook /format']);
    expect(codeOf([])).toEqual(['not-a-playbook ']);
  });
});
