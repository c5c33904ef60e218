package kr.mambo.beanstalk.cluster;

import java.util.Map;

/** The smallest environment that is of use: one instance, one container, one secret of it. */
record MinimalEnvironment(String name, String manifest) {
  private static final String MANIFEST =
      """
      apiVersion: eb.mambo.kr/v1alpha1
      kind: EbEnvironment
      metadata: {name: NAME}
      spec:
        application: NAME-app
        region: ap-northeast-2
        instanceProfile: aws-elasticbeanstalk-ec2-role
        loadBalancer: {type: None}
        storage: {bucket: mambo-cert, prefix: env}
        deployment: {healthSettleSeconds: 0}
        deletionPolicy: Delete
        containers:
        - name: web
          image: nginx:1.29
          ports: [{containerPort: 80, hostPort: 80}]
          env: [{name: TOKEN, valueFrom: {secretKeyRef: {name: token, key: value}}}]
      """;

  static MinimalEnvironment named(String name) {
    return new MinimalEnvironment(name, MANIFEST.replace("NAME", name));
  }

  /** The same, with other words in one place. */
  MinimalEnvironment replacing(String target, String replacement) {
    if (!manifest.contains(target)) throw new IllegalArgumentException(target);
    return new MinimalEnvironment(name, manifest.replace(target, replacement));
  }

  /** The same behind a load balancer, which has to know what to ask for. */
  MinimalEnvironment withLoadBalancer() {
    return replacing("loadBalancer: {type: None}", "loadBalancer: {type: Application}")
        .replacing(
            "ports: [{containerPort: 80, hostPort: 80}]",
            "ports: [{name: http, containerPort: 80, hostPort: 80}]\n    readinessProbe: {httpGet: {path: /, port: http}}");
  }

  /** The same, with more fields of the spec, as YAML. */
  MinimalEnvironment withFields(String fields) {
    return new MinimalEnvironment(name, manifest + fields.strip().indent(2));
  }

  /** Applies it with the Secret that it names. */
  EnvironmentWaiter applyIn(Tenant tenant) {
    tenant.applySecret("token", "Opaque", Map.of("value", "planted-token-91cd"));
    tenant.apply(manifest).orElseThrow();
    return new EnvironmentWaiter(tenant, name);
  }
}
