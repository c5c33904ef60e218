package kr.mambo.beanstalk.cluster;

import org.junit.jupiter.api.AfterEach;

/** The stage for tests in which operators end, stand still, and follow one another. */
abstract class WithOperators {
  static final Stage stage = Stage.up();
  static final AtAws aws = stage.atAws();

  @AfterEach
  void anOperatorIsThere() {
    aws.emulator().faults().liftAll();
    if (!stage.operator().alive()) stage.restart();
  }

  /** Its user wants another image. */
  static void newImage(Tenant tenant, String name) {
    tenant.patch(
        name,
        """
        spec:
          containers:
          - {name: web, image: "nginx:1.30", ports: [{containerPort: 80, hostPort: 80}]}
        """);
  }
}
