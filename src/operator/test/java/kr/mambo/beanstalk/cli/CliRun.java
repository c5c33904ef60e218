package kr.mambo.beanstalk.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What one call came to. */
record CliRun(int exitCode, String out, String err) {
  static final String SAMPLE = "deploy/samples/mambo-py/environment.yaml";

  /** An EbEnvironment that is right. */
  static final String ENVIRONMENT =
      """
      apiVersion: eb.mambo.kr/v1alpha1
      kind: EbEnvironment
      metadata: {name: web}
      spec:
        application: mambo
        region: ap-northeast-2
        instanceProfile: profile
        loadBalancer: {type: None}
        containers:
        - name: app
          image: mambo/py:1
      """;

  static CliRun run(String... words) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var exit = new Cli(stream(out), stream(err)).run(List.of(words));
    return new CliRun(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static PrintStream stream(ByteArrayOutputStream into) {
    return new PrintStream(into, true, StandardCharsets.UTF_8);
  }
}
