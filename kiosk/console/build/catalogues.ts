// The names of kinds, papers, districts and fields, the working days and the colours are data of the whole project: the
// console takes them from the same files as the terminals do, when it is built.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'smol-toml';
import type { Plugin } from 'vite';

const assets = join(dirname(fileURLToPath(import.meta.url)), '../../../assets');
const moduleName = 'virtual:hall-catalogues';

const toml = (file: string): any => parse(readFileSync(join(assets, file), 'utf8'));

/** The strings "domain.kind.relapse" … of one group, by their last word. */
function group(strings: any, prefix: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [key, text] of Object.entries<any>(strings)) {
    if (key.startsWith(prefix)) found[key.slice(prefix.length)] = text.zh;
  }
  if (Object.keys(found).length === 0) throw new Error(`no string begins with ${prefix}`);
  return found;
}

/** What a paper calls a field: the first label of the first form that has one. */
function fieldLabels(): Record<string, string> {
  const labels: Record<string, string> = {};
  for (const name of readdirSync(join(assets, 'forms/papers')).filter((file) => file.endsWith('.toml')).sort()) {
    for (const field of toml(`forms/papers/${name}`).field ?? []) {
      if (field.labels?.length) labels[field.key] ??= field.labels[0];
    }
  }
  return labels;
}

function districts(): Record<string, string> {
  const regions = toml('policy/regions.toml');
  return Object.fromEntries([regions.city, ...regions.district].map((region: any) => [region.code, region.name]));
}

function specialties(): Record<string, string> {
  return Object.fromEntries(toml('policy/specialties.toml').specialty.map((one: any) => [one.id, one.name]));
}

const dayText = (day: any): string => String(day).slice(0, 10);

function workingDays() {
  const years = toml('policy/working_days.toml').year as any[];
  return {
    off: years.flatMap((year) => year.off.map(([from, to]: any[]) => [dayText(from), dayText(to)])),
    worked: years.flatMap((year) => year.worked.map(dayText)),
  };
}

export function catalogues(): Plugin {
  return {
    name: 'hall-catalogues',
    resolveId: (id) => (id === moduleName ? `\0${moduleName}` : null),
    load(id) {
      if (id !== `\0${moduleName}`) return null;
      const strings = toml('strings/domain.toml');
      const data = {
        kinds: group(strings, 'domain.kind.'),
        materials: group(strings, 'domain.material.'),
        fieldLabels: fieldLabels(),
        districts: districts(),
        specialties: specialties(),
        workingDays: workingDays(),
        colors: JSON.parse(readFileSync(join(assets, 'theme/tokens.json'), 'utf8')).themes.standard.color,
      };
      return Object.entries(data)
        .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`)
        .join('\n');
    },
  };
}
