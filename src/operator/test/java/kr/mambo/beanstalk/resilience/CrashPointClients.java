package kr.mambo.beanstalk.resilience;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;
import kr.mambo.beanstalk.aws.ApplicationVersions;
import kr.mambo.beanstalk.aws.ArtifactStore;
import kr.mambo.beanstalk.aws.AwsClients;
import kr.mambo.beanstalk.aws.Beanstalk;
import kr.mambo.beanstalk.aws.Configurations;
import kr.mambo.beanstalk.aws.ContainerRegistry;
import kr.mambo.beanstalk.aws.Iam;
import kr.mambo.beanstalk.aws.InstanceLogs;
import kr.mambo.beanstalk.model.Scope;
import org.jspecify.annotations.Nullable;

/** AWS with a moment to die before and after each call that changes something. */
record CrashPointClients(AwsClients clients, CrashPoints crashPoints) implements AwsClients {
  /** All others change something, those that are still to be invented too. */
  private static final Set<String> READS =
      Set.of(
          "listEnvironments",
          "findEnvironment",
          "getSettings",
          "listEvents",
          "listInstanceLabels",
          "countInstances",
          "listHealthCauses",
          "listPlatformVersions",
          "listTags",
          "isCnameAvailable",
          "applicationExists",
          "findVersion",
          "listVersions",
          "checkBucket",
          "listKeys",
          "readText",
          "retrieveTails",
          "instanceProfileExists",
          "validate",
          "listChangeSeverities",
          "findDraft",
          "login");

  @Override
  public Beanstalk beanstalk(Scope scope) {
    return withCrashPoints(Beanstalk.class, clients.beanstalk(scope));
  }

  @Override
  public Configurations configurations(Scope scope) {
    return withCrashPoints(Configurations.class, clients.configurations(scope));
  }

  @Override
  public ApplicationVersions applicationVersions(Scope scope) {
    return withCrashPoints(ApplicationVersions.class, clients.applicationVersions(scope));
  }

  @Override
  public ArtifactStore artifacts(Scope scope) {
    return withCrashPoints(ArtifactStore.class, clients.artifacts(scope));
  }

  @Override
  public Iam iam(Scope scope) {
    return withCrashPoints(Iam.class, clients.iam(scope));
  }

  @Override
  public ContainerRegistry containerRegistry(Scope scope) {
    return withCrashPoints(ContainerRegistry.class, clients.containerRegistry(scope));
  }

  @Override
  public InstanceLogs instanceLogs(Scope scope) {
    return withCrashPoints(InstanceLogs.class, clients.instanceLogs(scope));
  }

  private <P> P withCrashPoints(Class<P> type, P port) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> call(port, method, arguments)));
  }

  private @Nullable Object call(Object port, Method method, Object @Nullable [] arguments)
      throws Throwable {
    boolean read = READS.contains(method.getName());
    if (read) crashPoints.checkAlive(method.getName());
    else crashPoints.beforeWrite(method.getName());
    try {
      var answer = method.invoke(port, arguments);
      if (!read) crashPoints.afterWrite(method.getName());
      return answer;
    } catch (InvocationTargetException e) {
      crashPoints.markChanged();
      throw e.getCause();
    }
  }
}
