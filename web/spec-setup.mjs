// What a browser has and jsdom lacks.
import { cleanup, configure } from '@testing-library/react';

// A part that is loaded when it is needed is compiled then, the first time.
configure({ asyncUtilTimeout: 10_000 });
// The files of a worker share a document, and the library tidies up by itself only after the first of them.
afterEach(cleanup);
// Anew for each file: the one before may have left its own.
globalThis.fetch = () => Promise.reject(new TypeError('no network in this spec'));
// React warns when state changes outside act() unless a test environment says that it is one.
globalThis.IS_REACT_ACT_ENVIRONMENT = true;

// A spec of code without a screen may ask for the node environment.
if (typeof window !== 'undefined') {
  document.body.replaceChildren();
  localStorage.clear();
  sessionStorage.clear();
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
  // axe asks for it, jsdom says loudly that it has none.
  HTMLCanvasElement.prototype.getContext = () => null;
  globalThis.ResizeObserver ??= class {
    observe() {}
    unobserve() {}
    disconnect() {}
  };
}
