package kr.mambo.beanstalk.cluster;

/** The smallest environment that is of use: one instance, one container, one secret of it. */
record Small(String name, String application, String more) {
  static Small named(String name) {
    return new Small(name, name + "-app", "");
  }

  /** The same, of an application that others may use, too. */
  Small of(String other) {
    return new Small(name, other, more);
  }

  /** The same with more fields of the spec, as YAML. */
  Small with(String fields) {
    return new Small(name, application, more + fields.stripIndent().strip() + "\n");
  }

  String manifest() {
    return """
    apiVersion: eb.mambo.kr/v1alpha1
    kind: EbEnvironment
    metadata:
      name: %s
    spec:
      application: %s
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
    %s"""
        .formatted(name, application, more.indent(2));
  }

  /** Applies it with the Secret that it names. */
  Progress applyIn(Tenant tenant) {
    tenant.secret("token", "Opaque", java.util.Map.of("value", "planted-token-91cd"));
    tenant.apply(manifest()).orElseThrow();
    return new Progress(tenant, name);
  }
}
