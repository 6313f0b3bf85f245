// In every page before its own scripts: notes when the script has come to rest and what it sent is painted.
// Its clock is performance.now(): 0 is the navigation, or the click that `arm` is called with.
(() => {
  const clock = (window.__painted = { from: 0, at: null, before: undefined, ran: true });
  const within = (element, ...tests) => tests.every((test) => element.querySelector(test));
  const picturesStand = (main) =>
    [...main.querySelectorAll('[data-testid="stPlotlyChart"]')].every((chart) =>
      within(chart, ".main-svg .trace, .main-svg .scatterlayer, .main-svg .barlayer"),
    ) &&
    [...main.querySelectorAll('[data-testid="stDataFrame"]')].every(
      (table) => !table.checkVisibility() || (table.querySelector("canvas") || { width: 0 }).width >= 10,
    ) &&
    [...main.querySelectorAll('[data-testid="stMetricChart"]')].every((chart) => within(chart, "canvas, svg")) &&
    [...main.querySelectorAll("img")].every((picture) => picture.complete && picture.naturalWidth > 0);
  const painted = () => {
    const main = document.querySelector('[data-testid="stMain"]');
    if (!main || !main.querySelector('[data-testid="stElementContainer"]')) return false;
    if (main.querySelector('[data-testid$="Skeleton"], [data-stale="true"]')) return false;
    if (clock.wanted && !main.querySelector(clock.wanted)) return false;
    return main.innerText !== clock.before && picturesStand(main);
  };
  const look = () => {
    const app = document.querySelector('[data-testid="stApp"]');
    const state = app && app.getAttribute("data-test-script-state");
    if (state === "running" || state === "rerunRequested") [clock.ran, clock.at] = [true, null];
    if (state === "notRunning" && clock.at === null && painted()) clock.at = performance.now() - clock.from;
    requestAnimationFrame(look);
  };
  clock.wanted = window.__wanted;
  clock.arm = (wanted) => {
    const main = document.querySelector('[data-testid="stMain"]');
    Object.assign(clock, { from: performance.now(), at: null, before: main.innerText, wanted });
  };
  // Resolves once nothing has run for a quarter of a second after it was painted.
  clock.done = () =>
    new Promise((resolve) => {
      const wait = () => {
        const at = clock.at;
        setTimeout(() => (at !== null && clock.at === at ? resolve(at) : wait()), at === null ? 20 : 250);
      };
      wait();
    });
  requestAnimationFrame(look);
})();
