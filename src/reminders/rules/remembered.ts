/**
 * What was worked out for a key and is not worked out again. When it is full it begins anew: what is asked for often is soon back,
 * what is not does not stay for ever.
 */
export function remembered<Key, Value extends object>(most: number): (key: Key, make: () => Value) => Value {
  const known = new Map<Key, Value>();
  return (key, make) => {
    let value = known.get(key);
    if (!value) {
      if (known.size >= most) known.clear();
      known.set(key, (value = make()));
    }
    return value;
  };
}
