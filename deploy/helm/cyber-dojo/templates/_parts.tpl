{{/* The labels of a part: (list . "gate") */}}
{{- define "cyber-dojo.selector" -}}
app.kubernetes.io/name: cyber-dojo
app.kubernetes.io/instance: {{ (index . 0).Release.Name }}
app.kubernetes.io/component: {{ index . 1 }}
{{- end }}

{{- define "cyber-dojo.labels" -}}
{{ include "cyber-dojo.selector" . }}
app.kubernetes.io/managed-by: {{ (index . 0).Release.Service }}
helm.sh/chart: {{ (index . 0).Chart.Name }}-{{ (index . 0).Chart.Version }}
{{- end }}

{{/* What a part is called: (list . "gate") */}}
{{- define "cyber-dojo.name" -}}
{{- printf "%s-%s" (index . 0).Release.Name (index . 1) | trunc 63 | trimSuffix "-" }}
{{- end }}

{{/* A pod that is nobody, (uid) */}}
{{- define "cyber-dojo.nobody" -}}
runAsNonRoot: true
runAsUser: {{ . }}
runAsGroup: {{ . }}
seccompProfile:
  type: RuntimeDefault
{{- end }}

{{/* A container that can do nothing to its node */}}
{{- define "cyber-dojo.confined" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop: [ALL]
{{- end }}

{{/* Ready to be asked, and alive, over HTTP */}}
{{- define "cyber-dojo.probes" -}}
startupProbe:
  httpGet: {path: /ready, port: http}
  periodSeconds: 2
  failureThreshold: 60
readinessProbe:
  httpGet: {path: /ready, port: http}
  periodSeconds: 5
  timeoutSeconds: 3
livenessProbe:
  httpGet: {path: /alive, port: http}
  periodSeconds: 10
  timeoutSeconds: 5
{{- end }}

{{/* Replicas on nodes of their own, where there are enough: (list . "gate") */}}
{{- define "cyber-dojo.spread" -}}
topologySpreadConstraints:
  - maxSkew: 1
    topologyKey: kubernetes.io/hostname
    whenUnsatisfiable: ScheduleAnyway
    labelSelector:
      matchLabels:
        {{- include "cyber-dojo.selector" . | nindent 8 }}
{{- end }}

{{/* Who may call the services */}}
{{- define "cyber-dojo.clients" -}}
- podSelector:
    matchLabels:
      {{- toYaml .Values.clients.podLabels | nindent 6 }}
{{- with .Values.clients.namespaceLabels }}
- namespaceSelector:
    matchLabels:
      {{- toYaml . | nindent 6 }}
{{- end }}
{{- end }}

{{/* The secret with the gate's token and the catalog's url */}}
{{- define "cyber-dojo.gate-secret" -}}
{{- .Values.gate.secret | default (include "cyber-dojo.name" (list . "gate")) }}
{{- end }}

{{- define "cyber-dojo.tls-secret" -}}
{{- .Values.admission.tls.secret | default (include "cyber-dojo.name" (list . "gate-tls")) }}
{{- end }}

{{- define "cyber-dojo.pull-secrets" -}}
{{- with .Values.imagePullSecrets }}
imagePullSecrets:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end }}
