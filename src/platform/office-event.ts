/** Something that happened in the office. Subclasses carry ids only. */
export abstract class OfficeEvent {}
