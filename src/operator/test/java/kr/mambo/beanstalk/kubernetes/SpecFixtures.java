package kr.mambo.beanstalk.kubernetes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import kr.mambo.beanstalk.api.EbEnvironmentSpec;
import kr.mambo.beanstalk.api.Migration;
import kr.mambo.beanstalk.workload.Inputs;
import kr.mambo.beanstalk.workload.Workload;
import kr.mambo.beanstalk.workload.WorkloadRenderer;
import kr.mambo.beanstalk.workload.WorkloadRendering;

/** Specs from a few lines of YAML, with all that is required beside. */
final class SpecFixtures {
  private static final YAMLMapper YAML = new YAMLMapper();

  private static final String REQUIRED_FIELDS =
      """
      application: mambo
      region: ap-northeast-2
      instanceProfile: aws-elasticbeanstalk-ec2-role
      """;

  /** One container on port 80, alone on its instance. */
  static final String SINGLE_INSTANCE =
      """
      loadBalancer: {type: None}
      containers:
      - {name: app, image: "mambo/py:1", ports: [{containerPort: 80, hostPort: 80}]}
      """;

  /** One container on port 80 behind an Application load balancer. */
  static final String LOAD_BALANCED =
      """
      containers:
      - name: app
        image: mambo/py:1
        ports: [{containerPort: 80, hostPort: 80}]
        readinessProbe: {httpGet: {port: 80}}
      """;

  private SpecFixtures() {}

  static EbEnvironmentSpec parse(String yaml) {
    try {
      return YAML.readValue(REQUIRED_FIELDS + yaml, EbEnvironmentSpec.class);
    } catch (JsonProcessingException malformed) {
      throw new IllegalArgumentException(malformed);
    }
  }

  static Workload renderWorkload(EbEnvironmentSpec spec, Inputs inputs) {
    return switch (WorkloadRenderer.render("default", "mambo-py", spec, inputs)) {
      case WorkloadRendering.Rendered(var workload) -> workload;
      case WorkloadRendering.Refused(var problems) -> throw new AssertionError(problems);
    };
  }

  static Migration checkMigration(String yaml) {
    var spec = parse(yaml);
    return MigrationChecks.check(renderWorkload(spec, Inputs.NONE), spec);
  }
}
