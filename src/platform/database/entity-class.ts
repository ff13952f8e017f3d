export type EntityClass = abstract new (...args: never[]) => object;
