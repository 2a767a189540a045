import { materialName, materialWords } from '../catalogue/names';

interface Props {
  /** Given by the form's item, which has the label. */
  id?: string;
  /** Where there is no label. */
  name?: string;
  value?: string;
  onChange?: (material: string) => void;
}

/** The browser's own list: eight entries, known to every keyboard and screen reader. */
export function MaterialSelect({ id, name, value, onChange }: Props) {
  return (
    <select className="select" id={id} aria-label={name} value={value ?? ''} onChange={(event) => onChange?.(event.target.value)}>
      {!value && <option value="">选择材料</option>}
      {materialWords.map((word) => <option key={word} value={word}>{materialName(word)}</option>)}
    </select>
  );
}
