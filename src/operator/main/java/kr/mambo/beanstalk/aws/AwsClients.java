package kr.mambo.beanstalk.aws;

import kr.mambo.beanstalk.model.Scope;

/** The services of a scope; the same instances for the same scope. */
public interface AwsClients {
  Beanstalk beanstalk(Scope scope);

  Configurations configurations(Scope scope);

  ApplicationVersions applicationVersions(Scope scope);

  ArtifactStore artifacts(Scope scope);

  Iam iam(Scope scope);

  ContainerRegistry containerRegistry(Scope scope);

  InstanceLogs instanceLogs(Scope scope);
}
