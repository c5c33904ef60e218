package kr.mambo.beanstalk.kubernetes;

import static java.util.stream.Collectors.joining;

import kr.mambo.beanstalk.workload.RegistryAccess;

/**
 * Manifests that copy a registry's certificates to every node. The user applies them, because the
 * operator does not write to nodes.
 */
final class NodeCertificateManifests {
  /** A name that contains the host, within the limits of a label. */
  private static final int MAX_HOST_LENGTH = 40;

  private NodeCertificateManifests() {}

  /** References the Secret with the certificates, and does not contain their content. */
  static String render(RegistryAccess registry, String secret, String namespace) {
    return """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: %1$s, namespace: %2$s}
        data:
          hosts.toml: |
        %3$s
        ---
        apiVersion: apps/v1
        kind: DaemonSet
        metadata: {name: %1$s, namespace: %2$s}
        spec:
          selector: {matchLabels: {app.kubernetes.io/name: %1$s}}
          template:
            metadata: {labels: {app.kubernetes.io/name: %1$s}}
            spec:
              automountServiceAccountToken: false
              terminationGracePeriodSeconds: 1
              tolerations: [{operator: Exists}]
              containers:
              - name: copy
                image: busybox:1.37
                command: [sh, -c, "umask 077; while cp -L /given/* /node/; do sleep 60; done"]
                volumeMounts:
                - {name: given, mountPath: /given, readOnly: true}
                - {name: node, mountPath: /node}
              volumes:
              - name: given
                projected:
                  sources:
                  - configMap: {name: %1$s}
                  - secret:
                      name: %4$s
                      items: [%5$s]
              - name: node
                hostPath: {path: "%6$s", type: DirectoryOrCreate}
        """
        .formatted(
            manifestName(registry),
            quote(namespace),
            HostsToml.render(registry).stripTrailing().indent(4).stripTrailing(),
            quote(secret),
            registry.certificates().stream()
                .map(file -> "{key: %s, path: %s}".formatted(file.secretKey(), file.name()))
                .collect(joining(", ")),
            HostsToml.folder(registry));
  }

  /** Quoted, since a name of digits alone would be parsed as a number. */
  private static String quote(String name) {
    return "\"" + name + "\"";
  }

  private static String manifestName(RegistryAccess registry) {
    var host = registry.host().replaceAll("[^a-z0-9]+", "-");
    var part = host.length() <= MAX_HOST_LENGTH ? host : host.substring(0, MAX_HOST_LENGTH);
    return "certificates-of-" + part.replaceAll("^-+|-+$", "");
  }
}
