package kr.mambo.beanstalk.aws;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import kr.mambo.beanstalk.model.Failure;
import kr.mambo.beanstalk.model.Scope;
import org.jspecify.annotations.Nullable;

/**
 * AWS as a table from operation to answer. What has no answer is an error of the test; each call is
 * written down.
 */
public final class FakeAwsClients implements AwsClients {
  private final Map<String, Function<List<Object>, Object>> answers = new HashMap<>();
  private final List<String> calls = new ArrayList<>();

  /** Answers an operation, whoever asks. */
  public FakeAwsClients answer(String operation, Object answer) {
    answers.put(operation, arguments -> answer);
    return this;
  }

  /** Answers an operation by its arguments, the scope's region before them. */
  public FakeAwsClients answerWith(String operation, Function<List<Object>, Object> answer) {
    answers.put(operation, answer);
    return this;
  }

  /** Fails an operation. */
  public FakeAwsClients fail(String operation, Failure failure) {
    answers.put(
        operation,
        arguments -> {
          throw new AwsException(failure);
        });
    return this;
  }

  /** What an operation throws that fails. */
  public static RuntimeException exception(Failure failure) {
    return new AwsException(failure);
  }

  /** How often an operation was called. */
  public int calls(String operation) {
    return (int) calls.stream().filter(operation::equals).count();
  }

  /** All operations that were called, in their order. */
  public List<String> calls() {
    return List.copyOf(calls);
  }

  @Override
  public Beanstalk beanstalk(Scope scope) {
    return port(Beanstalk.class, scope);
  }

  @Override
  public Configurations configurations(Scope scope) {
    return port(Configurations.class, scope);
  }

  @Override
  public ApplicationVersions applicationVersions(Scope scope) {
    return port(ApplicationVersions.class, scope);
  }

  @Override
  public ArtifactStore artifacts(Scope scope) {
    return port(ArtifactStore.class, scope);
  }

  @Override
  public Iam iam(Scope scope) {
    return port(Iam.class, scope);
  }

  @Override
  public ContainerRegistry containerRegistry(Scope scope) {
    return port(ContainerRegistry.class, scope);
  }

  @Override
  public InstanceLogs instanceLogs(Scope scope) {
    return port(InstanceLogs.class, scope);
  }

  private <P> P port(Class<P> type, Scope scope) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> call(scope, method, arguments)));
  }

  private Object call(Scope scope, Method method, Object @Nullable [] arguments) {
    calls.add(method.getName());
    var answer = answers.get(method.getName());
    if (answer == null) throw new AssertionError("nobody expected " + method.getName());
    var all = new ArrayList<Object>(List.of(scope.region()));
    if (arguments != null) all.addAll(List.of(arguments));
    return answer.apply(all);
  }
}
