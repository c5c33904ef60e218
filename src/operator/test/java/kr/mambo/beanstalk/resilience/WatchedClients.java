package kr.mambo.beanstalk.resilience;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;
import kr.mambo.beanstalk.aws.ArtifactStore;
import kr.mambo.beanstalk.aws.Beanstalk;
import kr.mambo.beanstalk.aws.Clients;
import kr.mambo.beanstalk.aws.Configurations;
import kr.mambo.beanstalk.aws.ContainerRegistry;
import kr.mambo.beanstalk.aws.Identities;
import kr.mambo.beanstalk.aws.Logs;
import kr.mambo.beanstalk.aws.Versions;
import kr.mambo.beanstalk.model.Scope;
import org.jspecify.annotations.Nullable;

/** AWS with a moment to die before and after each call that changes something. */
record WatchedClients(Clients clients, Points points) implements Clients {
  /** All others change something, those that are still to be invented too. */
  private static final Set<String> READS =
      Set.of(
          "environments",
          "environment",
          "settings",
          "events",
          "instanceLabels",
          "instances",
          "causes",
          "platforms",
          "tags",
          "cnameFree",
          "applicationExists",
          "version",
          "versions",
          "look",
          "keys",
          "text",
          "tails",
          "instanceProfileExists",
          "validate",
          "severities",
          "draft",
          "login");

  @Override
  public Beanstalk beanstalk(Scope scope) {
    return watched(Beanstalk.class, clients.beanstalk(scope));
  }

  @Override
  public Configurations configurations(Scope scope) {
    return watched(Configurations.class, clients.configurations(scope));
  }

  @Override
  public Versions versions(Scope scope) {
    return watched(Versions.class, clients.versions(scope));
  }

  @Override
  public ArtifactStore artifacts(Scope scope) {
    return watched(ArtifactStore.class, clients.artifacts(scope));
  }

  @Override
  public Identities identities(Scope scope) {
    return watched(Identities.class, clients.identities(scope));
  }

  @Override
  public ContainerRegistry containerRegistry(Scope scope) {
    return watched(ContainerRegistry.class, clients.containerRegistry(scope));
  }

  @Override
  public Logs logs(Scope scope) {
    return watched(Logs.class, clients.logs(scope));
  }

  private <P> P watched(Class<P> type, P port) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> call(port, method, arguments)));
  }

  private @Nullable Object call(Object port, Method method, Object @Nullable [] arguments)
      throws Throwable {
    boolean read = READS.contains(method.getName());
    if (read) points.alive(method.getName());
    else points.before(method.getName());
    try {
      var answer = method.invoke(port, arguments);
      if (!read) points.after(method.getName());
      return answer;
    } catch (InvocationTargetException e) {
      points.changed();
      throw e.getCause();
    }
  }
}
