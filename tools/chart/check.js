// Checks manifests, given as a JSON list on standard input, against the schemas of their operators.
// Each that fails is named on standard output; then the exit status is 1.
import { readFileSync } from "node:fs";
import { HTTPRoute } from "@kubernetes-models/gateway-api/gateway.networking.k8s.io/v1/HTTPRoute";
import { PodMonitor } from "@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/PodMonitor";
import { PrometheusRule } from "@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/PrometheusRule";

const KINDS = { HTTPRoute, PodMonitor, PrometheusRule };

for (const manifest of JSON.parse(readFileSync(0, "utf8"))) {
  try {
    new KINDS[manifest.kind](manifest).validate();
  } catch (error) {
    console.log(`${manifest.kind}: ${error.message}`);
    process.exitCode = 1;
  }
}
