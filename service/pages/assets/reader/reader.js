/* Starts the reader of the contract: Swagger UI, with its labels in Chinese and its faults of accessibility mended. */

import { Mended, mend } from "./mend.js";
import { translate } from "./translate.js";

const reader = document.getElementById("reader");
window.SwaggerUIBundle({
  url: "/openapi.json",
  domNode: reader,
  deepLinking: true,
  defaultModelsExpandDepth: 0,
  displayRequestDuration: true,
  docExpansion: "list",
  layout: "PlainLayout",
  plugins: [Mended],
  tryItOutEnabled: true,
  validatorUrl: null,
  requestInterceptor(request) {
    // Requests go to the page's own host, whatever public address the contract names.
    const asked = new URL(request.url, location.href);
    request.url = location.origin + asked.pathname + asked.search;
    request.headers["Accept-Language"] ??= document.documentElement.lang;
    return request;
  },
});
mend(reader);
if (document.documentElement.lang !== "en") translate(reader);
