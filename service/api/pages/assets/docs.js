/* Starts the reader, and says its labels in Chinese. */

import { translate } from "./docs/translate.js";
import { languageTag, onLanguage, startChoices } from "./page.js";

startChoices();
const reader = document.getElementById("reader");
window.SwaggerUIBundle({
  url: "/openapi.json",
  domNode: reader,
  deepLinking: true,
  defaultModelsExpandDepth: 0,
  displayRequestDuration: true,
  docExpansion: "list",
  tryItOutEnabled: true,
  validatorUrl: null,
  requestInterceptor(request) {
    // Whatever public address the contract names, the page may and should ask the host that it came from.
    const asked = new URL(request.url, location.href);
    request.url = location.origin + asked.pathname + asked.search;
    request.headers["Accept-Language"] ??= languageTag();
    return request;
  },
});
onLanguage(translate(reader));
