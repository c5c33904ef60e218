package kr.mambo.beanstalk.observe;

import java.util.List;
import java.util.Objects;
import kr.mambo.beanstalk.aws.Clients;
import kr.mambo.beanstalk.model.EventLine;
import kr.mambo.beanstalk.model.Fact;
import kr.mambo.beanstalk.model.Scope;
import kr.mambo.beanstalk.model.Subject;

/** What is read whether the environment stands or not: its operation's events, its next version. */
final class OperationFacts {
  private final Clients clients;

  OperationFacts(Clients clients) {
    this.clients = clients;
  }

  /** Whether what the wanted label needs is there. */
  void version(Scope scope, Subject subject, Looking looking, FactsBuilder facts) {
    var label = looking.label().orElseThrow();
    var application = subject.spec().application();
    facts
        .application(Asking.ask(() -> clients.versions(scope).applicationExists(application)))
        .version(Asking.ask(() -> clients.versions(scope).version(application, label)))
        .bucket(
            Asking.ask(
                () -> clients.artifacts(scope).look(looking.bucket(), looking.folder(label))));
  }

  /** Those of the operation that the status names. */
  Fact<List<EventLine>> events(Scope scope, Subject subject) {
    var operation = subject.before().operation();
    return Asking.askIf(
        operation != null,
        () ->
            clients
                .beanstalk(scope)
                .events(
                    subject.environmentName(),
                    Objects.requireNonNull(operation).startedAt().minusSeconds(1)));
  }
}
