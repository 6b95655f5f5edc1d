// What no journey may cause: a word on the console, an error, or a request that could carry a policy.

/**
 * Watches a context from before its first page.
 *
 * A request may only fetch one of the page's own files by its plain address: no other place, no query, no body. So
 * nothing that a user types can leave in one.
 *
 * @param {RegExp} [forgives] words on the console and errors that the journey brings about itself
 * @returns {string[]} what was wrong, filled as the journey goes on.
 */
export function watch(context, { origin, paths }, forgives) {
  const wrongs = [];
  const said = (wrong) => forgives?.test(wrong) || wrongs.push(wrong);
  context.on("console", (message) => {
    const { url, lineNumber } = message.location();
    said(`console ${message.type()}: ${message.text()} (${url}:${lineNumber})`);
  });
  context.on("weberror", (error) => said(`uncaught: ${error.error().stack}`));
  context.on("request", (request) => {
    const wrong = wrongWith(request, origin, paths);
    if (wrong) wrongs.push(`${wrong}: ${request.method()} ${request.url().slice(0, 200)}`);
  });
  context.on("page", (page) => {
    page.on("websocket", (socket) => wrongs.push(`web socket: ${socket.url()}`));
    page.on("crash", () => wrongs.push("the page crashed"));
  });
  return wrongs;
}

function wrongWith(request, origin, paths) {
  const url = new URL(request.url());
  if (url.protocol === "data:" || url.protocol === "blob:") return undefined;
  if (url.origin !== origin) return "request to another place";
  if (request.method() !== "GET" || request.postDataBuffer()) return "request that sends something";
  if (url.search) return "request with a query";
  if (!paths.has(url.pathname)) return "request for a file that is not there";
  return undefined;
}
