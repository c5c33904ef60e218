package kr.mambo.beanstalk.config;

import io.fabric8.kubernetes.client.KubernetesClient;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import kr.mambo.beanstalk.aws.AwsClients;
import kr.mambo.beanstalk.aws.SdkAwsClients;

/** Beans for the clock and for AWS. */
final class AwsBeans {
  @Produces
  @Singleton
  InstantSource clock() {
    return InstantSource.system();
  }

  @Produces
  @Singleton
  AwsClients clients(InstantSource clock, OperatorSettings settings, KubernetesClient kubernetes) {
    return new SdkAwsClients(clock, OperatorId.resolve(settings, kubernetes));
  }

  void close(@Disposes AwsClients clients) {
    if (clients instanceof SdkAwsClients sdk) sdk.close();
  }
}
