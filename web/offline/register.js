// Keeps the page for a visit without network, once it has nothing else to do. Only the published page has this.
addEventListener("TrunkApplicationStarted", () => (window.requestIdleCallback ?? setTimeout)(async () => {
  try {
    await navigator.serviceWorker?.register("./sw.js");
    // Ready is a worker that has every file.
    await navigator.serviceWorker?.ready.then(() => document.documentElement.setAttribute("data-offline", ""));
  } catch {
    // A browser may refuse; the page works, with a network.
  }
}));
