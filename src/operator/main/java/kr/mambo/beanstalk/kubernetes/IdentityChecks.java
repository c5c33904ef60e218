package kr.mambo.beanstalk.kubernetes;

import java.util.stream.Stream;
import kr.mambo.beanstalk.api.EbEnvironmentSpec;
import kr.mambo.beanstalk.workload.AppContainer;
import kr.mambo.beanstalk.workload.EnvironmentVariable;
import kr.mambo.beanstalk.workload.Workload;

/** What containers may do at AWS, and how they learn where they are. */
final class IdentityChecks implements MigrationCheck {
  /**
   * Where instances ask about themselves.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-service.html">Instance
   *     metadata</a>
   */
  private static final String METADATA_ADDRESS = "169.254.169.254";

  @Override
  public void check(Workload workload, EbEnvironmentSpec spec, MigrationFindings findings) {
    var profile = spec.instanceProfile();
    if (profile != null) {
      findings.addWarning(
          "spec.instanceProfile",
          "Containers may use what the instance profile %s allows; pods have no role of their own."
              .formatted(profile),
          "Bind the ServiceAccount %s to a role with what the application calls, by EKS Pod Identity or an annotation for IAM roles for service accounts; if it calls nothing at AWS, there is nothing to do."
              .formatted(serviceAccountName(workload, spec)));
    }
    workload.secretProperties().keySet().stream()
        .sorted()
        .forEach(name -> blockSecretProperty(name, findings));
    for (var container : workload.containers()) {
      if (!texts(container).anyMatch(text -> text.contains(METADATA_ADDRESS))) continue;
      findings.addWarning(
          "spec.containers[%s]".formatted(container.name()),
          "The container's variables or command name %s, the instance metadata service: pods may not reach it, and where they do, it tells of the node."
              .formatted(METADATA_ADDRESS),
          "Take region and credentials from the variables that the role of the ServiceAccount brings.");
    }
  }

  private static String serviceAccountName(Workload workload, EbEnvironmentSpec spec) {
    var kubernetesSpec = spec.kubernetes();
    return kubernetesSpec == null || kubernetesSpec.serviceAccountName() == null
        ? workload.name()
        : kubernetesSpec.serviceAccountName();
  }

  private static void blockSecretProperty(String name, MigrationFindings findings) {
    findings.addBlocker(
        "spec.options[aws:elasticbeanstalk:application:environmentsecrets, %s]".formatted(name),
        "Beanstalk takes the variable %s from Secrets Manager or Parameter Store when instances start; pods would not have it."
            .formatted(name),
        "Bring it into a Secret, for example with the External Secrets Operator, and write env with valueFrom.secretKeyRef in the containers that read it.");
  }

  private static Stream<String> texts(AppContainer container) {
    var variables =
        container.env().stream()
            .filter(variable -> !variable.secret())
            .map(EnvironmentVariable::text);
    return Stream.of(container.command().stream(), container.args().stream(), variables)
        .flatMap(texts -> texts);
  }
}
