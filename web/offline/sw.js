// Keeps the files of the page for a visit without network, and nothing else. What stands between the signs is filled in when the page is built.
const VERSION = "{{version}}";
const FILES = {{files}};

// Several pages may share an origin, so a cache is named by the folder of the page too.
const OURS = `scopedown ${registration.scope} `;
const CACHE = OURS + VERSION;
const PAGE = new URL("./", location.href).href;
const KEPT = new Set(FILES.map((file) => new URL(file, PAGE).href));

addEventListener("install", (event) => event.waitUntil(keep()));
addEventListener("activate", (event) => event.waitUntil(forgetOthers()));
addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  const address = method === "GET" && plain(url);
  if (KEPT.has(address)) event.respondWith(answer(address, event.request));
});

// All files or none. No `skipWaiting`: a page that is open goes on with the files that it began with.
async function keep() {
  const cache = await caches.open(CACHE);
  await cache.addAll([...KEPT].map((address) => new Request(address, { cache: "reload" })));
}

async function forgetOthers() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(OURS) && name !== CACHE).map((name) => caches.delete(name)));
  await clients.claim();
}

async function answer(address, request) {
  const cache = await caches.open(CACHE);
  return (await cache.match(address)) ?? fetch(request);
}

// Without what follows "?" and "#", and the page by one name.
function plain(url) {
  const address = url.split(/[?#]/, 1)[0];
  return address === `${PAGE}index.html` ? PAGE : address;
}
