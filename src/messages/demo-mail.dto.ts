import { Instant, ListOf, Text } from '../platform/fields.js';

export class SentMailDto {
  @Text()
  to!: string;

  @Text()
  subject!: string;

  @Text({ max: 10_000 })
  text!: string;

  @Instant({ nullable: true })
  at!: string | null;
}

export class SentMailListDto {
  @ListOf(() => SentMailDto)
  items!: SentMailDto[];
}
