import { Text } from '../platform/fields.js';

/** What a date asks for, in both languages. */
export class TitleDto {
  @Text()
  en!: string;

  @Text()
  es!: string;
}
