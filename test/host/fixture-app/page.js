// Read at document start: what the preload exposes is there already.
window.exposedAtStart = typeof window.fixture;
window.numbers = [];
window.fixture?.watch((number) => window.numbers.push(number));
