package kr.mambo.beanstalk.kubernetes;

import java.util.stream.Stream;
import kr.mambo.beanstalk.api.EbEnvironmentSpec;
import kr.mambo.beanstalk.workload.AppContainer;
import kr.mambo.beanstalk.workload.EnvironmentVariable;
import kr.mambo.beanstalk.workload.Workload;

/** AWS permissions of containers, and their use of instance metadata. */
final class IdentityChecks implements MigrationCheck {
  /**
   * Address of the instance metadata service.
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
          "On Beanstalk, containers have the permissions of the instance profile %s; pods have no AWS role."
              .formatted(profile),
          "If the application calls AWS, associate the ServiceAccount %s with an IAM role that has the permissions it needs, by EKS Pod Identity or by the annotation of IAM roles for service accounts (IRSA)."
              .formatted(serviceAccountName(workload, spec)));
    }
    workload.secretProperties().keySet().stream()
        .sorted()
        .forEach(name -> blockSecretProperty(name, findings));
    for (var container : workload.containers()) {
      if (!texts(container).anyMatch(text -> text.contains(METADATA_ADDRESS))) continue;
      findings.addWarning(
          "spec.containers[%s]".formatted(container.name()),
          "The container's variables or command reference %s, the instance metadata service: pods may not be able to reach it, and if they can, it describes the node."
              .formatted(METADATA_ADDRESS),
          "Read region and credentials from the environment variables that come with the IAM role of the ServiceAccount.");
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
        "Beanstalk sets the variable %s from Secrets Manager or Parameter Store when instances start; pods would not have it."
            .formatted(name),
        "Store the value in a Secret, for example with the External Secrets Operator, and reference it by env with valueFrom.secretKeyRef in the containers that need it.");
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
