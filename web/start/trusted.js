// The page's policy asks for trusted types: no text becomes HTML or a script. What remains are addresses of scripts, and those have to lie where
// the page lies.
window.trustedTypes?.createPolicy("default", {
  createScriptURL(address) {
    if (new URL(address, document.baseURI).href.startsWith(new URL(".", document.baseURI).href)) return address;
    throw new TypeError(`a script of another place: ${address}`);
  },
});
