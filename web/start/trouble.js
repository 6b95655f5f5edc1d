// Says why the evaluator does not start, as soon as the browser says so. Until then, and where it says nothing, the sentence of index.html stands.
{
  const remedy = (cause) => {
    if (typeof WebAssembly !== "object") {
      return "This browser does not run WebAssembly, or has it switched off: allow it for this page, or use another browser.";
    }
    if (/content.security.policy|unsafe-eval/i.test(cause)) {
      return "A content security policy forbids WebAssembly here. Whoever serves the page has to add 'wasm-unsafe-eval' to its script-src.";
    }
    return "A part of the page did not arrive, or did not arrive whole: reload it once the network works.";
  };
  const tell = (cause) => {
    const place = document.querySelector(".starting");
    if (!place || document.documentElement.hasAttribute("data-running")) return;
    place.textContent = `The evaluator could not start. ${remedy(cause)} What you type is kept in its field. The browser says: ${cause}`;
    place.classList.add("starting-now");
  };
  addEventListener("error", ({ message }) => tell(message || "nothing"));
  addEventListener("unhandledrejection", ({ reason }) => tell(String(reason)));
}
