package kr.mambo.beanstalk.cluster;

import java.util.Map;

/** The smallest environment that is of use: one instance, one container, one secret of it. */
record Small(String name, String manifest) {
  private static final String LEAST =
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
          env: [{name: TOKEN, secretKeyRef: {name: token, key: value}}]
      """;

  static Small named(String name) {
    return new Small(name, LEAST.replace("NAME", name));
  }

  /** The same, with other words in one place. */
  Small but(String words, String others) {
    if (!manifest.contains(words)) throw new IllegalArgumentException(words);
    return new Small(name, manifest.replace(words, others));
  }

  /** The same behind a load balancer, which has to know what to ask for. */
  Small balanced() {
    return but("loadBalancer: {type: None}", "loadBalancer: {type: Application}")
        .but(
            "ports: [{containerPort: 80, hostPort: 80}]",
            "ports: [{name: http, containerPort: 80, hostPort: 80}]\n    readinessProbe: {httpGet: {path: /, port: http}}");
  }

  /** The same, with more fields of the spec, as YAML. */
  Small with(String fields) {
    return new Small(name, manifest + fields.strip().indent(2));
  }

  /** Applies it with the Secret that it names. */
  Progress applyIn(Tenant tenant) {
    tenant.secret("token", "Opaque", Map.of("value", "planted-token-91cd"));
    tenant.apply(manifest).orElseThrow();
    return new Progress(tenant, name);
  }
}
