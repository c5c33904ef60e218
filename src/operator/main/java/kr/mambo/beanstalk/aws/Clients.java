package kr.mambo.beanstalk.aws;

import kr.mambo.beanstalk.model.Scope;

/** The services of a scope; the same instances for the same scope. */
public interface Clients {
  Beanstalk beanstalk(Scope scope);

  Configurations configurations(Scope scope);

  Versions versions(Scope scope);

  ArtifactStore artifacts(Scope scope);

  Identities identities(Scope scope);

  ContainerRegistry containerRegistry(Scope scope);

  Logs logs(Scope scope);
}
