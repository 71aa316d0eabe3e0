{{- define "selector" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "common" -}}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ .Chart.Name }}-{{ .Chart.Version }}
{{- end }}

{{- define "labels" -}}
{{ include "selector" . }}
{{ include "common" . }}
{{- end }}

{{- /* The test is no replica, so it must not carry the labels by which replicas are found. */}}
{{- define "testSelector" -}}
app.kubernetes.io/name: {{ .Chart.Name }}-test
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "image" -}}
{{- with .Values.image -}}
{{ .repository }}{{ if .digest }}@{{ .digest }}{{ else }}:{{ .tag | default $.Chart.AppVersion }}{{ end }}
{{- end }}
{{- end }}

{{- define "podSecurity" -}}
runAsNonRoot: true
# The user of the Dockerfile. The group can read the mounted files.
runAsUser: 10001
runAsGroup: 10001
fsGroup: 10001
seccompProfile:
  type: RuntimeDefault
{{- end }}

{{- define "containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop: [ALL]
{{- end }}

{{- /* Everything that becomes a variable, as a map of texts: what is stated, and the paths of what is mounted. */}}
{{- define "environment" -}}
{{- $set := dict }}
{{- range $name, $value := .Values.settings }}
{{- if ne (toString $value) "" }}
{{- /* Helm reads every number as a float and would print a large one with an exponent. */}}
{{- $_ := set $set ($name | snakecase | upper) (ternary (int64 $value) $value (kindIs "float64" $value) | toString) }}
{{- end }}
{{- end }}
{{- range $name, $path := dict "apiKeysFile" "/etc/yibao/apiKeysFile/file" "jwtKeys" "/etc/yibao/jwtKeys/file" }}
{{- if index $.Values.secrets $name }}
{{- $_ := set $set ($name | snakecase | upper) $path }}
{{- end }}
{{- end }}
{{- if .Values.policyVolume }}
{{- $_ := set $set "POLICY_DIR" "/etc/yibao/policy" }}
{{- end }}
{{- toYaml $set }}
{{- end }}
