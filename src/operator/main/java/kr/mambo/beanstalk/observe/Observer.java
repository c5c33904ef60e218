package kr.mambo.beanstalk.observe;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import kr.mambo.beanstalk.api.DeletionPolicy;
import kr.mambo.beanstalk.api.Replacement;
import kr.mambo.beanstalk.api.SecondEnvironment;
import kr.mambo.beanstalk.aws.Clients;
import kr.mambo.beanstalk.model.Decision;
import kr.mambo.beanstalk.model.EnvironmentSnapshot;
import kr.mambo.beanstalk.model.Exchange;
import kr.mambo.beanstalk.model.Fact;
import kr.mambo.beanstalk.model.Facts;
import kr.mambo.beanstalk.model.FactsBuilder;
import kr.mambo.beanstalk.model.Failure;
import kr.mambo.beanstalk.model.Live;
import kr.mambo.beanstalk.model.Observation;
import kr.mambo.beanstalk.model.Other;
import kr.mambo.beanstalk.model.Precheck;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.Scope;
import kr.mambo.beanstalk.model.Subject;
import kr.mambo.beanstalk.poll.Picture;
import org.jspecify.annotations.Nullable;

/** Reads at AWS what one pass needs and no more: most of it only while something is on its way. */
public final class Observer {
  private static final Duration SHORT = Duration.ofSeconds(10);

  private record Named(Scope scope, String name) {}

  private final Clients clients;
  private final InstantSource clock;
  private final Handover handover;
  private final Platforms platforms;
  private final GarbageFinder garbage;
  private final OperationFacts operations;
  private final StandingFacts standing;
  private final DryRun dryRun;
  private final Recent<Named, Boolean> profiles;
  private final Recent<Named, Boolean> cnames;
  private final Recent<Scope, String> storageLocations;

  /**
   * Reads by these clients.
   *
   * @param grace how long an environment that was replaced is kept
   */
  public Observer(Clients clients, InstantSource clock, Duration grace) {
    this.clients = clients;
    this.clock = clock;
    this.handover = new Handover(grace);
    this.platforms = new Platforms(clients, clock);
    this.garbage = new GarbageFinder(clients);
    this.operations = new OperationFacts(clients, clock, garbage);
    this.standing = new StandingFacts(clients, clock, platforms, garbage, operations);
    this.dryRun = new DryRun(clients, clock);
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
      case Failure.Combination f -> new Live.Unknown(Reason.AwsUnavailable, f.message());
    };
  }

  /**
   * After a write of ours the environment may look the same and be another: what was read of it is
   * read again.
   */
  public void forget(Scope scope, Subject subject) {
    standing.forget(scope, subject.firstName());
    standing.forget(scope, subject.secondName());
  }

  /** The resource as it stands at this moment: with the environment that serves in its place. */
  public Subject settled(Scope scope, Subject subject, String ownerId, Picture picture) {
    if (picture.environments().isEmpty()) return subject;
    var seen = picture.environments().get();
    var now = clock.instant();
    var roles = new Roles(ownerId, e -> standing.tags(scope, e, subject.generation()));
    return handover.settled(roles.remembered(subject, seen, now), seen, now);
  }

  /** The second environment, where the resource has one, or may need its name. */
  public Fact<Other> other(Scope scope, Subject subject, Picture picture, Looking looking) {
    var second = subject.before().replacement();
    if (second == null && subject.spec().replacement() == Replacement.Never)
      return new Fact.NotAsked<>();
    var name = second == null ? subject.otherName() : second.environmentName();
    return switch (live(picture, name)) {
      case Live.Unknown unknown -> new Fact.NotAsked<>();
      case Live.Absent absent ->
          new Fact.Known<>(
              new Other(
                  absent,
                  second == null || !prepares(subject, second)
                      ? Facts.NONE
                      : making(scope, at(subject, second), looking, Optional.empty())));
      case Live.Present live ->
          new Fact.Known<>(new Other(live, there(scope, subject, second, live, looking)));
    };
  }

  private Facts there(
      Scope scope,
      Subject subject,
      @Nullable SecondEnvironment second,
      Live.Present live,
      Looking looking) {
    if (second == null) {
      return new FactsBuilder()
          .tags(standing.tags(scope, live.snapshot(), subject.generation()))
          .build();
    }
    return prepares(subject, second)
        ? standing.of(scope, at(subject, second), live.snapshot(), looking)
        : standing.leaving(scope, at(subject, second), live.snapshot(), looking);
  }

  private static boolean prepares(Subject subject, SecondEnvironment second) {
    return second.phase().beforeSwap() && !subject.deleting();
  }

  private static Subject at(Subject subject, SecondEnvironment second) {
    return subject.with(Exchange.of(subject.before(), second));
  }

  /**
   * The same observation with what Beanstalk says to a decision before it is carried out; empty
   * where there is nothing to ask.
   */
  public Optional<Observation> foresee(Scope scope, Observation seen, Decision decision) {
    var live =
        seen.live() instanceof Live.Present(var snapshot)
            ? Optional.of(snapshot)
            : Optional.<EnvironmentSnapshot>empty();
    var said = dryRun.of(scope, seen.subject().spec().application(), live, decision);
    return said instanceof Fact.NotAsked<Precheck>
        ? Optional.empty()
        : Optional.of(seen.with(seen.facts().with(said)));
  }

  public Facts facts(Scope scope, Subject subject, Live live, Looking looking) {
    return switch (live) {
      case Live.Unknown unknown -> Facts.NONE;
      case Live.Absent absent ->
          subject.deleting()
              ? leaving(scope, subject, looking)
              : making(scope, subject, looking, Optional.ofNullable(subject.spec().cnamePrefix()));
      case Live.Present(var snapshot) -> standing.of(scope, subject, snapshot, looking);
    };
  }

  /** The environment is gone and so shall be the rest. */
  private Facts leaving(Scope scope, Subject subject, Looking looking) {
    boolean delete = subject.deletionPolicy() == DeletionPolicy.Delete;
    return new FactsBuilder()
        .events(operations.events(scope, subject, looking))
        .garbage(Asking.askIf(delete, () -> garbage.everything(scope, subject, looking)))
        .build();
  }

  private Facts making(Scope scope, Subject subject, Looking looking, Optional<String> prefix) {
    var spec = subject.spec();
    var profile = Objects.requireNonNullElse(spec.instanceProfile(), "");
    var facts = new FactsBuilder().events(operations.events(scope, subject, looking));
    if (looking.label().isEmpty()) return facts.build();
    operations.version(scope, subject, looking, null, facts);
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
                prefix.isPresent(),
                () ->
                    cnames.get(
                        new Named(scope, prefix.orElseThrow()),
                        () -> clients.beanstalk(scope).cnameFree(prefix.orElseThrow()))))
        .build();
  }
}
