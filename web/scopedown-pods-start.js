// Starts the Pod Identity program. The advisor puts this module into the page once the section is opened.
import start from "./scopedown-pods.js";

start().catch(() => document.dispatchEvent(new Event("scopedown-pods-failed")));
