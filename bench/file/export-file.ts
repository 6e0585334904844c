import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { exportColumns } from '../../sandbox/fake/register-export-row.ts';

export type ExportFile = { readonly rows: number; readonly bytes: number; readonly people: number };

/**
 * Writes a trainee export of that size, with all its 76 columns: of so many made-up people, over and over again. One
 * in ten rows has a line break in quotes, and each a field with quotes in it, as the real one has.
 */
export async function writeExport(path: string, bytes: number, people: number): Promise<ExportFile> {
  const file = createWriteStream(path, { highWaterMark: 1 << 20 });
  const header = `${exportColumns.join(',')}\r\n`;
  const lines = Array.from({ length: people }, (_, index) => Buffer.from(lineOf(index)));
  let written = header.length;
  let rows = 0;
  file.write(header);
  while (written < bytes || rows < people) {
    const block: Buffer[] = [];
    for (let at = 0; at < 1000 && (written < bytes || rows < people); at += 1) {
      const line = lines[rows % people] ?? Buffer.alloc(0);
      block.push(line);
      written += line.length;
      rows += 1;
    }
    if (!file.write(Buffer.concat(block))) await once(file, 'drain');
  }
  file.end();
  await once(file, 'close');
  return { rows, bytes: written, people: Math.min(people, rows) };
}

function lineOf(index: number): string {
  const cells: Readonly<Record<string, string>> = {
    register_id: `t${String(index).padStart(23, '0')}`,
    completed: 'TRUE',
    trainee_url: `https://register.test/trainees/t${String(index).padStart(23, '0')}`,
    record_source: 'Manual',
    provider_trainee_id: `24-${index}`,
    trn: String(3_000_000 + index),
    trainee_status: 'trn_received',
    start_academic_year: '2025 to 2026',
    end_academic_year: '2025 to 2026',
    academic_years: '2025 to 2026',
    record_created_at: '2025-08-20T10:00:00Z',
    register_record_last_changed_at: '2025-09-10T10:00:00Z',
    submitted_for_trn_at: '2025-08-21T10:00:00Z',
    provider_name: 'University of Gorse',
    provider_id: '101',
    first_names: `First${index}`,
    last_names: `Last${index}`,
    date_of_birth: '1999-02-03',
    sex: 'Prefer not to say',
    nationality: 'British',
    email_address: `person-${index}@mail.test`,
    ethnic_group: 'Not provided',
    disability_disclosure: 'Not provided',
    number_of_degrees: '1',
    degree_1_awarding_institution: 'University of Netherby',
    degree_1_subject: 'Mathematics',
    degree_1_type_uk: 'Bachelor of Science',
    degree_1_grade: 'Upper second-class honours (2:1)',
    degree_1_graduation_year: '2020',
    degrees: '"""UK"", ""University of Netherby"", """", ""Mathematics"""',
    course_training_route: 'provider_led_postgrad',
    course_qualification: 'QTS with PGCE',
    course_education_phase: 'Secondary',
    course_itt_subject_1: 'mathematics',
    course_full_or_part_time: 'Full time',
    course_level: 'postgrad',
    itt_start_date: '2025-09-01',
    expected_end_date: '2026-07-10',
    course_duration_in_years: '1',
    trainee_start_date: '2025-09-01',
    training_initiative: index % 10 === 0 ? '"none,\r\nand none before"' : '',
    funding_method: 'not funded',
    placement_one: '920001',
  };
  return `${exportColumns.map((column) => cells[column] ?? '').join(',')}\r\n`;
}
