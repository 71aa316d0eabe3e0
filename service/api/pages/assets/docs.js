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
    request.headers["Accept-Language"] ??= languageTag();
    return request;
  },
});
onLanguage(translate(reader));
