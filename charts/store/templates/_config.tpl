{{/* store.settings: what people and the platform say of the store, as data. It is read by PHP and never becomes code. */}}
{{- define "store.settings" -}}
{{- $smtp := .Values.smtp -}}
{{- dict
  "id" .Values.store.id
  "title" .Values.store.title
  "adminEmail" .Values.store.adminEmail
  "locale" .Values.store.locale
  "timezone" .Values.store.timezone
  "scheme" .Values.url.scheme
  "authority" (include "store.authority" .)
  "url" (printf "%s://%s" .Values.url.scheme (include "store.authority" .))
  "config" .Values.wordpress.config
  "smtp" (ternary (dict "host" $smtp.host "port" (int $smtp.port) "security" $smtp.security "user" $smtp.user "from" $smtp.from) nil $smtp.enabled)
  | toJson }}
{{- end }}

{{- define "store.wordpressConfig" -}}
store.json: {{ include "store.settings" . | toJson }}
{{- range list "apache2.conf" "php.ini" }}
{{ . }}: |
  {{- tpl ($.Files.Get (printf "files/wordpress/%s" .)) $ | nindent 2 }}
{{- end }}
{{- range list "cron.sh" "install-steps.php" "install.php" "platform.php" "ready.php" "reset-password.php" "settings.php" "start.sh" "startup.php" "wp-config.php" }}
{{ . }}: |
  {{- $.Files.Get (printf "files/wordpress/%s" .) | nindent 2 }}
{{- end }}
stamp.sh: |
  {{- .Files.Get "files/shared/stamp.sh" | nindent 2 }}
{{- end }}

{{- define "store.mariadbConfig" -}}
my.cnf: |
  {{- tpl (.Files.Get "files/mariadb/my.cnf") . | nindent 2 }}
start.sh: |
  {{- .Files.Get "files/mariadb/start.sh" | nindent 2 }}
stamp.sh: |
  {{- .Files.Get "files/shared/stamp.sh" | nindent 2 }}
{{- end }}
