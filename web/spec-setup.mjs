// What a browser has and jsdom lacks.
import { configure } from '@testing-library/react';

// A part that is loaded when it is needed is compiled then, the first time.
configure({ asyncUtilTimeout: 10_000 });
globalThis.fetch ??= () => Promise.reject(new TypeError('no network in this spec'));
// React warns when state changes outside act() unless a test environment says that it is one.
globalThis.IS_REACT_ACT_ENVIRONMENT = true;

// A spec of code without a screen may ask for the node environment.
if (typeof window !== 'undefined') {
  window.matchMedia ??= (query) => ({
    matches: false,
    media: query,
    onchange: null,
    addEventListener() {},
    removeEventListener() {},
    addListener() {},
    removeListener() {},
    dispatchEvent: () => false,
  });
  window.scrollTo = () => {};
  Element.prototype.scrollIntoView ??= () => {};
  globalThis.ResizeObserver ??= class {
    observe() {}
    unobserve() {}
    disconnect() {}
  };
}
