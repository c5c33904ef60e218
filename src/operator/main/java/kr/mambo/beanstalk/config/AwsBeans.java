package kr.mambo.beanstalk.config;

import io.fabric8.kubernetes.client.KubernetesClient;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import kr.mambo.beanstalk.aws.Clients;
import kr.mambo.beanstalk.aws.SdkClients;

/** The clock, and AWS. */
final class AwsBeans {
  @Produces
  @Singleton
  InstantSource clock() {
    return InstantSource.system();
  }

  @Produces
  @Singleton
  Clients clients(InstantSource clock, OperatorSettings settings, KubernetesClient kubernetes) {
    return new SdkClients(clock, OperatorId.of(settings, kubernetes));
  }

  void close(@Disposes Clients clients) {
    if (clients instanceof SdkClients sdk) sdk.close();
  }
}
