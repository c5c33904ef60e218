package kr.mambo.beanstalk.kubernetes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import kr.mambo.beanstalk.api.EbEnvironmentSpec;
import kr.mambo.beanstalk.api.Migration;
import kr.mambo.beanstalk.workload.Inputs;
import kr.mambo.beanstalk.workload.Workload;
import kr.mambo.beanstalk.workload.WorkloadRendering;
import kr.mambo.beanstalk.workload.Workloads;

/** Specs from a few lines of YAML, with all that is required beside. */
final class Specs {
  private static final YAMLMapper YAML = new YAMLMapper();

  private static final String REST =
      """
      application: mambo
      region: ap-northeast-2
      instanceProfile: aws-elasticbeanstalk-ec2-role
      """;

  /** One container on port 80, alone on its instance. */
  static final String ALONE =
      """
      loadBalancer: {type: None}
      containers:
      - {name: app, image: "mambo/py:1", ports: [{containerPort: 80, hostPort: 80}]}
      """;

  /** One container on port 80 behind an Application load balancer. */
  static final String BALANCED =
      """
      containers:
      - name: app
        image: mambo/py:1
        ports: [{containerPort: 80, hostPort: 80}]
        readinessProbe: {httpGet: {port: 80}}
      """;

  private Specs() {}

  static EbEnvironmentSpec of(String yaml) {
    try {
      return YAML.readValue(REST + yaml, EbEnvironmentSpec.class);
    } catch (JsonProcessingException malformed) {
      throw new IllegalArgumentException(malformed);
    }
  }

  static Workload workload(EbEnvironmentSpec spec, Inputs inputs) {
    return switch (Workloads.of("default", "mambo-py", spec, inputs)) {
      case WorkloadRendering.Rendered(var workload) -> workload;
      case WorkloadRendering.Refused(var problems) -> throw new AssertionError(problems);
    };
  }

  static Migration obstacles(String yaml) {
    var spec = of(yaml);
    return Obstacles.of(workload(spec, Inputs.NONE), spec);
  }
}
