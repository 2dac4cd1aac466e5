{{/* store.labels: on every object. The generation tells what a later change does not have any more. */}}
{{- define "store.labels" -}}
{{ include "store.podLabels" . }}
storeyard.io/generation: {{ .root.Values.store.generation | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version | replace "+" "_" }}
{{- end }}

{{/* store.podLabels: no version in them, so that a new chart alone rolls no pod. */}}
{{- define "store.podLabels" -}}
app.kubernetes.io/name: {{ .name }}
app.kubernetes.io/component: {{ .component }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/part-of: storeyard
storeyard.io/store-id: {{ .root.Values.store.id | quote }}
{{- end }}


{{/* store.authority: host and port as they stand in the URL. */}}
{{- define "store.authority" -}}
{{- $default := ternary 443 80 (eq .Values.url.scheme "https") -}}
{{ .Values.url.host }}{{ if and .Values.url.port (ne (int .Values.url.port) $default) }}:{{ int .Values.url.port }}{{ end }}
{{- end }}

{{/* store.securityContext: what Pod Security "restricted" asks of a container, and a read-only root. */}}
{{- define "store.securityContext" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop: [ALL]
{{- end }}

{{/* store.podSecurityContext: for the uid given. */}}
{{- define "store.podSecurityContext" -}}
runAsNonRoot: true
runAsUser: {{ . }}
runAsGroup: {{ . }}
fsGroup: {{ . }}
fsGroupChangePolicy: OnRootMismatch
seccompProfile:
  type: RuntimeDefault
{{- end }}

{{/* store.firstStart: the permission, made by the platform outside the release and gone once the store was Ready. */}}
{{- define "store.firstStart" -}}
- name: first-start
  configMap:
    name: first-start
    optional: true
{{- end }}

{{/* store.wordpressEnv: nothing that a person wrote freely, and no secret. */}}
{{- define "store.wordpressEnv" -}}
- name: STORE_ID
  value: {{ .Values.store.id | quote }}
- name: STORE_LOCALE
  value: {{ .Values.store.locale | quote }}
- name: STORE_HOST
  value: {{ include "store.authority" . | quote }}
- name: STORE_SCHEME
  value: {{ .Values.url.scheme }}
- name: CRON_INTERVAL_SECONDS
  value: {{ .Values.cron.intervalSeconds | quote }}
- name: PHP_INI_SCAN_DIR
  value: ":/etc/storeyard/config"
{{- end }}
