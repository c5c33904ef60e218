package kr.mambo.beanstalk.observe;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import kr.mambo.beanstalk.api.DeletionPolicy;
import kr.mambo.beanstalk.api.HealthThreshold;
import kr.mambo.beanstalk.aws.Clients;
import kr.mambo.beanstalk.model.Annotations;
import kr.mambo.beanstalk.model.EnvironmentSnapshot;
import kr.mambo.beanstalk.model.EventLine;
import kr.mambo.beanstalk.model.Fact;
import kr.mambo.beanstalk.model.Facts;
import kr.mambo.beanstalk.model.Failure;
import kr.mambo.beanstalk.model.Garbage;
import kr.mambo.beanstalk.model.Lifecycle;
import kr.mambo.beanstalk.model.Live;
import kr.mambo.beanstalk.model.LiveSettings;
import kr.mambo.beanstalk.model.OperationKind;
import kr.mambo.beanstalk.model.PlatformVersion;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.Scope;
import kr.mambo.beanstalk.model.Subject;
import kr.mambo.beanstalk.poll.Picture;

/** Reads at AWS what one pass needs and no more: most of it only while something is on its way. */
public final class Observer {
  /**
   * An answer that no longer fits is noticed within this time; the picture of the poller brings the
   * rest.
   */
  private static final Duration SETTINGS_LIFE = Duration.ofMinutes(10);

  private static final Duration SHORT = Duration.ofSeconds(10);

  private record Seen(Scope scope, EnvironmentSnapshot snapshot, Object also) {}

  private record Named(Scope scope, String name) {}

  private final Clients clients;
  private final Platforms platforms;
  private final GarbageFinder garbage;
  private final Recent<Seen, LiveSettings> settings;
  private final Recent<Seen, Map<String, String>> tags;
  private final Recent<Seen, Garbage> old;
  private final Recent<Seen, List<String>> causes;
  private final Recent<Named, Boolean> profiles;
  private final Recent<Named, Boolean> cnames;
  private final Recent<Scope, String> storageLocations;

  public Observer(Clients clients, InstantSource clock) {
    this.clients = clients;
    this.platforms = new Platforms(clients, clock);
    this.garbage = new GarbageFinder(clients);
    this.settings = new Recent<>(clock, SETTINGS_LIFE);
    this.tags = new Recent<>(clock, SETTINGS_LIFE);
    this.old = new Recent<>(clock, SETTINGS_LIFE);
    this.causes = new Recent<>(clock, Duration.ofMinutes(5));
    this.profiles = new Recent<>(clock, SHORT);
    this.cnames = new Recent<>(clock, SHORT);
    this.storageLocations = new Recent<>(clock, Duration.ofDays(1));
  }

  /** Beanstalk's own bucket, for resources that name none. */
  public Fact<String> storageLocation(Scope scope) {
    return Asking.ask(
        () -> storageLocations.get(scope, () -> clients.beanstalk(scope).storageLocation()));
  }

  /** The environment as the poller's last picture has it. */
  public Live live(Picture picture, String environmentName) {
    if (picture.trouble().isPresent() && !(picture.trouble().get() instanceof Failure.Throttled)) {
      return unknown(picture.trouble().get());
    }
    if (picture.environments().isEmpty()) {
      return new Live.Unknown(
          Reason.WaitingForFirstObservation, "Beanstalk has not been asked yet");
    }
    var found = picture.environments().get().get(environmentName);
    return found == null ? new Live.Absent() : new Live.Present(found);
  }

  private static Live.Unknown unknown(Failure failure) {
    return switch (failure) {
      case Failure.BadCredentials f ->
          new Live.Unknown(
              Reason.CredentialsRefused,
              "AWS does not accept the operator's credentials. " + f.message());
      case Failure.Denied f -> new Live.Unknown(Reason.AccessDenied, f.message());
      case Failure.Rejected f -> new Live.Unknown(f.reason(), f.message());
      case Failure.Throttled f -> new Live.Unknown(Reason.AwsUnavailable, f.message());
      case Failure.Busy f -> new Live.Unknown(Reason.AwsUnavailable, f.message());
      case Failure.Unavailable f ->
          new Live.Unknown(Reason.AwsUnavailable, "Beanstalk cannot be reached. " + f.message());
      case Failure.NotFound f -> new Live.Unknown(Reason.AwsUnavailable, f.message());
      case Failure.Exists f -> new Live.Unknown(Reason.AwsUnavailable, f.message());
      case Failure.Quota f -> new Live.Unknown(Reason.AwsUnavailable, f.message());
    };
  }

  /**
   * After a write of ours the environment may look the same and be another: what was read of it is
   * read again.
   */
  public void forget(Scope scope, String environmentName) {
    Predicate<Seen> which =
        s -> s.scope().equals(scope) && s.snapshot().name().equals(environmentName);
    settings.forget(which);
    tags.forget(which);
    old.forget(which);
    causes.forget(which);
  }

  public Facts facts(Scope scope, Subject subject, Live live, Looking looking) {
    return switch (live) {
      case Live.Unknown unknown -> Facts.NONE;
      case Live.Absent absent ->
          subject.deleting() ? leaving(scope, subject, looking) : making(scope, subject, looking);
      case Live.Present(var snapshot) -> standing(scope, subject, snapshot, looking);
    };
  }

  /** The environment is gone and so shall be the rest. */
  private Facts leaving(Scope scope, Subject subject, Looking looking) {
    boolean delete = subject.deletionPolicy() == DeletionPolicy.Delete;
    return new FactsBuilder()
        .events(events(scope, subject))
        .garbage(Asking.askIf(delete, () -> garbage.everything(scope, subject, looking)))
        .build();
  }

  private Facts making(Scope scope, Subject subject, Looking looking) {
    var spec = subject.spec();
    var profile = Objects.requireNonNullElse(spec.instanceProfile(), "");
    var prefix = spec.cnamePrefix();
    var facts = new FactsBuilder().events(events(scope, subject));
    if (looking.label().isEmpty()) return facts.build();
    version(scope, subject, looking, facts);
    return facts
        .platform(Asking.ask(() -> platforms.wanted(scope, spec)))
        .instanceProfile(
            Asking.ask(
                () ->
                    profiles.get(
                        new Named(scope, profile),
                        () -> clients.identities(scope).instanceProfileExists(profile))))
        .cnameFree(
            Asking.askIf(
                prefix != null,
                () ->
                    cnames.get(
                        new Named(scope, String.valueOf(prefix)),
                        () -> clients.beanstalk(scope).cnameFree(String.valueOf(prefix)))))
        .build();
  }

  private void version(Scope scope, Subject subject, Looking looking, FactsBuilder facts) {
    var label = looking.label().orElseThrow();
    var application = subject.spec().application();
    facts
        .application(Asking.ask(() -> clients.versions(scope).applicationExists(application)))
        .version(Asking.ask(() -> clients.versions(scope).version(application, label)))
        .bucket(
            Asking.ask(
                () -> clients.artifacts(scope).look(looking.bucket(), looking.folder(label))));
  }

  private Facts standing(Scope scope, Subject subject, EnvironmentSnapshot live, Looking looking) {
    var spec = subject.spec();
    var before = subject.before();
    boolean ready = live.lifecycle() == Lifecycle.Ready;
    boolean ours = live.id().equals(before.environmentId());
    boolean good =
        before.version() != null && Objects.equals(before.version().desired(), live.versionLabel());
    var seen = new Seen(scope, live, subject.generation());
    // After an operation the environment may look as it did before, and be another.
    boolean moved = before.operation() != null;
    var facts =
        new FactsBuilder()
            .events(events(scope, subject))
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
            .platform(platform(scope, subject))
            .livePlatform(running(scope, subject, live))
            .causes(
                Asking.askIf(
                    live.health().known() && !live.health().within(HealthThreshold.Ok),
                    () -> causes.get(seen, () -> clients.beanstalk(scope).causes(live.id()))))
            .instanceLabels(instances(scope, subject, live));
    if (subject.deleting()) {
      return facts
          .garbage(Asking.askIf(!ours, () -> garbage.everything(scope, subject, looking)))
          .build();
    }
    var deployed = live.versionLabel();
    boolean lost = before.version() == null || before.version().inputs() == null;
    facts.deployed(
        Asking.askIf(
            lost && deployed != null,
            () -> clients.versions(scope).version(spec.application(), String.valueOf(deployed))));
    if (ready && looking.label().isPresent() && news(subject, live, looking))
      version(scope, subject, looking, facts);
    boolean tidy =
        ready && ours && good && before.operation() == null && looking.label().isPresent();
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

  private Fact<PlatformVersion> platform(Scope scope, Subject subject) {
    return Asking.ask(() -> platforms.wanted(scope, subject.spec()));
  }

  private Fact<PlatformVersion> running(Scope scope, Subject subject, EnvironmentSnapshot live) {
    var found = Asking.ask(() -> platforms.running(scope, subject.spec(), live.platformArn()));
    return found
        .known()
        .flatMap(p -> p)
        .<Fact<PlatformVersion>>map(Fact.Known::new)
        .orElseGet(Fact.NotAsked::new);
  }

  private Fact<List<EventLine>> events(Scope scope, Subject subject) {
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

  private Fact<Set<String>> instances(Scope scope, Subject subject, EnvironmentSnapshot live) {
    var operation = subject.before().operation();
    boolean deploying =
        operation != null
            && operation.label() != null
            && OperationKind.of(operation.kind()) != OperationKind.Create;
    return Asking.askIf(
        deploying && live.lifecycle() == Lifecycle.Ready,
        () -> clients.beanstalk(scope).instanceLabels(live.id()));
  }
}
