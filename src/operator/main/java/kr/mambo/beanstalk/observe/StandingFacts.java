package kr.mambo.beanstalk.observe;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import kr.mambo.beanstalk.api.HealthThreshold;
import kr.mambo.beanstalk.aws.Clients;
import kr.mambo.beanstalk.model.Annotations;
import kr.mambo.beanstalk.model.Draft;
import kr.mambo.beanstalk.model.EnvironmentSnapshot;
import kr.mambo.beanstalk.model.Fact;
import kr.mambo.beanstalk.model.Facts;
import kr.mambo.beanstalk.model.FactsBuilder;
import kr.mambo.beanstalk.model.Garbage;
import kr.mambo.beanstalk.model.Lifecycle;
import kr.mambo.beanstalk.model.LiveSettings;
import kr.mambo.beanstalk.model.OperationKind;
import kr.mambo.beanstalk.model.Scope;
import kr.mambo.beanstalk.model.Subject;

/** Reads about an environment that is there; what cannot have changed is not read again. */
final class StandingFacts {
  /**
   * An answer that no longer fits is noticed within this time; the picture of the poller brings the
   * rest.
   */
  private static final Duration SETTINGS_LIFE = Duration.ofMinutes(10);

  private record Seen(Scope scope, EnvironmentSnapshot snapshot, Object also) {}

  private final Clients clients;
  private final Platforms platforms;
  private final GarbageFinder garbage;
  private final OperationFacts operations;
  private final FailureFacts failures;
  private final Recent<Seen, LiveSettings> settings;
  private final Recent<Seen, Map<String, String>> tags;
  private final Recent<Seen, Garbage> old;
  private final Recent<Seen, List<String>> causes;
  private final Recent<Seen, Optional<Draft>> drafts;
  private final Recent<Seen, Integer> counts;

  StandingFacts(
      Clients clients,
      InstantSource clock,
      Platforms platforms,
      GarbageFinder garbage,
      OperationFacts operations) {
    this.clients = clients;
    this.platforms = platforms;
    this.garbage = garbage;
    this.operations = operations;
    this.settings = new Recent<>(clock, SETTINGS_LIFE);
    this.tags = new Recent<>(clock, SETTINGS_LIFE);
    this.old = new Recent<>(clock, SETTINGS_LIFE);
    this.drafts = new Recent<>(clock, SETTINGS_LIFE);
    this.causes = new Recent<>(clock, Duration.ofMinutes(5));
    this.counts = new Recent<>(clock, Duration.ofSeconds(10));
    this.failures = new FailureFacts(clients, clock);
  }

  /**
   * After a write of ours the environment may look the same and be another: what was read of it is
   * read again.
   */
  void forget(Scope scope, String environmentName) {
    Predicate<Seen> which =
        s -> s.scope().equals(scope) && s.snapshot().name().equals(environmentName);
    settings.forget(which);
    tags.forget(which);
    old.forget(which);
    causes.forget(which);
  }

  Facts of(Scope scope, Subject subject, EnvironmentSnapshot live, Looking looking) {
    var spec = subject.spec();
    var before = subject.before();
    boolean ready = live.lifecycle() == Lifecycle.Ready;
    boolean ours = live.id().equals(before.environmentId());
    boolean good =
        before.version() != null && Objects.equals(before.version().desired(), live.versionLabel());
    var seen = new Seen(scope, live, subject.generation());
    // After an operation, of whomever, the environment may look as it did before, and be another.
    if (!ready) forget(scope, live.name());
    boolean moved = subject.operation().isPresent();
    var facts =
        new FactsBuilder()
            .events(operations.events(scope, subject, live, looking))
            .tags(
                Asking.askIf(
                    ready || !ours,
                    () -> tags.get(seen, moved, () -> clients.beanstalk(scope).tags(live.arn()))))
            .settings(
                Asking.askIf(
                    ready,
                    () ->
                        settings.get(
                            seen,
                            moved,
                            () ->
                                clients
                                    .beanstalk(scope)
                                    .settings(spec.application(), live.name()))))
            .platform(Asking.ask(() -> platforms.wanted(scope, spec)))
            .newestPlatform(Asking.ask(() -> platforms.newest(scope, spec)))
            .livePlatform(Asking.ask(() -> platforms.running(scope, spec, live.platformArn())))
            .causes(
                Asking.askIf(
                    live.health().known() && !live.health().within(HealthThreshold.Ok),
                    () -> causes.get(seen, () -> causes(scope, live, looking))))
            .instanceLabels(instances(scope, subject, live))
            .instances(
                Asking.askIf(
                    ready && Counting.needed(subject),
                    () -> counts.get(seen, () -> clients.beanstalk(scope).instances(live.id()))));
    if (subject.deleting()) {
      return facts
          .garbage(Asking.askIf(!ours, () -> garbage.everything(scope, subject, looking)))
          .build();
    }
    facts.draft(draft(scope, subject, live));
    failures.read(scope, subject, live, looking, facts);
    var deployed = live.versionLabel();
    boolean lost = before.version() == null || before.version().inputs() == null;
    facts.deployed(
        Asking.askIf(
            lost && deployed != null,
            () -> clients.versions(scope).version(spec.application(), String.valueOf(deployed))));
    if (ready && looking.label().isPresent() && news(subject, live, looking))
      operations.version(scope, subject, looking, deployed, facts);
    var second = before.replacement();
    boolean tidy =
        ready
            && ours
            && good
            && before.operation() == null
            && looking.label().isPresent()
            && (second == null || !second.phase().beforeSwap());
    return facts
        .garbage(
            Asking.askIf(
                tidy,
                () ->
                    old.get(
                        seen,
                        () -> garbage.old(scope, subject, looking, deployed),
                        Garbage::empty)))
        .build();
  }

  private List<String> causes(Scope scope, EnvironmentSnapshot live, Looking looking) {
    return clients.beanstalk(scope).causes(live.id()).stream().map(looking.secrets()::of).toList();
  }

  /** Looked for only where an operation of ours has failed and may have left one. */
  private Fact<Optional<Draft>> draft(Scope scope, Subject subject, EnvironmentSnapshot live) {
    var failed = subject.before().failedOperation();
    boolean possible =
        live.lifecycle() == Lifecycle.Ready
            && subject.before().operation() == null
            && failed != null
            && failed.draftDeletedAt() == null;
    return Asking.askIf(
        possible,
        () ->
            drafts.get(
                new Seen(scope, live, Objects.requireNonNull(failed)),
                () ->
                    clients
                        .configurations(scope)
                        .draft(subject.spec().application(), live.name())));
  }

  /** Of an environment that is to go: whose it is, and whether something would go with it. */
  Facts leaving(Scope scope, Subject subject, EnvironmentSnapshot live, Looking looking) {
    boolean moved = subject.operation().isPresent();
    var seen = new Seen(scope, live, subject.generation());
    return new FactsBuilder()
        .events(operations.events(scope, subject, looking))
        .tags(tags(scope, live, subject.generation()))
        .settings(
            Asking.askIf(
                live.lifecycle() == Lifecycle.Ready,
                () ->
                    settings.get(
                        seen,
                        moved,
                        () ->
                            clients
                                .beanstalk(scope)
                                .settings(subject.spec().application(), live.name()))))
        .build();
  }

  /** Whose an environment is. */
  Fact<Map<String, String>> tags(Scope scope, EnvironmentSnapshot live, long generation) {
    return Asking.ask(
        () ->
            tags.get(
                new Seen(scope, live, generation),
                () -> clients.beanstalk(scope).tags(live.arn())));
  }

  /** Whether there may be something to deploy. */
  private static boolean news(Subject subject, EnvironmentSnapshot live, Looking looking) {
    var version = subject.before().version();
    boolean asked =
        !Objects.equals(
            subject.annotations().get(Annotations.REDEPLOY),
            subject.before().lastHandledRedeployAt());
    boolean other = version == null || !looking.inputs().orElse("").equals(version.inputs());
    return asked || other || !looking.label().orElse("").equals(live.versionLabel());
  }

  private Fact<Set<String>> instances(Scope scope, Subject subject, EnvironmentSnapshot live) {
    var operation = subject.operation().orElse(null);
    boolean deploying =
        operation != null
            && operation.label() != null
            && OperationKind.of(operation.kind()) != OperationKind.Create;
    return Asking.askIf(
        deploying && live.lifecycle() == Lifecycle.Ready,
        () -> clients.beanstalk(scope).instanceLabels(live.id()));
  }
}
