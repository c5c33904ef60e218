package kr.mambo.beanstalk.observe;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import kr.mambo.beanstalk.api.DeletionPolicy;
import kr.mambo.beanstalk.api.ReplacementPolicy;
import kr.mambo.beanstalk.api.ReplacementStatus;
import kr.mambo.beanstalk.aws.AwsClients;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.EnvironmentResource;
import kr.mambo.beanstalk.model.EnvironmentSnapshot;
import kr.mambo.beanstalk.model.EnvironmentState;
import kr.mambo.beanstalk.model.Fact;
import kr.mambo.beanstalk.model.Facts;
import kr.mambo.beanstalk.model.FactsBuilder;
import kr.mambo.beanstalk.model.Failure;
import kr.mambo.beanstalk.model.Observation;
import kr.mambo.beanstalk.model.OptionValidation;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.ReplacementEnvironment;
import kr.mambo.beanstalk.model.Scope;
import kr.mambo.beanstalk.model.StatusPerspective;
import kr.mambo.beanstalk.poll.ScopeSnapshot;
import org.jspecify.annotations.Nullable;

/** Reads at AWS what one pass needs and no more: most of it only while something is on its way. */
public final class BeanstalkObserver {
  private static final Duration PREFLIGHT_TTL = Duration.ofSeconds(10);

  private record NameKey(Scope scope, String name) {}

  private final AwsClients clients;
  private final InstantSource clock;
  private final ActiveEnvironmentResolver activeEnvironment;
  private final PlatformResolver platforms;
  private final GarbageFinder garbageFinder;
  private final OperationFacts operationFacts;
  private final LiveEnvironmentFacts liveFacts;
  private final OptionValidator optionValidator;
  private final ExpiringCache<NameKey, Boolean> instanceProfiles;
  private final ExpiringCache<NameKey, Boolean> cnames;
  private final ExpiringCache<Scope, String> storageLocations;

  /**
   * Reads by these clients.
   *
   * @param grace how long an environment that was replaced is kept
   */
  public BeanstalkObserver(AwsClients clients, InstantSource clock, Duration grace) {
    this.clients = clients;
    this.clock = clock;
    this.activeEnvironment = new ActiveEnvironmentResolver(grace);
    this.platforms = new PlatformResolver(clients, clock);
    this.garbageFinder = new GarbageFinder(clients);
    this.operationFacts = new OperationFacts(clients, clock, garbageFinder);
    this.liveFacts =
        new LiveEnvironmentFacts(clients, clock, platforms, garbageFinder, operationFacts);
    this.optionValidator = new OptionValidator(clients, clock);
    this.instanceProfiles = new ExpiringCache<>(clock, PREFLIGHT_TTL);
    this.cnames = new ExpiringCache<>(clock, PREFLIGHT_TTL);
    this.storageLocations = new ExpiringCache<>(clock, Duration.ofDays(1));
  }

  /** Beanstalk's own bucket, for resources that name none. */
  public Fact<String> readStorageLocation(Scope scope) {
    return FactReader.read(
        () -> storageLocations.get(scope, () -> clients.beanstalk(scope).createStorageLocation()));
  }

  /** The environment as the poller's last picture has it. */
  public EnvironmentState environmentState(ScopeSnapshot scopeSnapshot, String environmentName) {
    if (scopeSnapshot.failure().isPresent()
        && !(scopeSnapshot.failure().get() instanceof Failure.Throttled)) {
      return unknown(scopeSnapshot.failure().get());
    }
    if (scopeSnapshot.environments().isEmpty()) {
      return new EnvironmentState.Unknown(
          Reason.WaitingForFirstObservation, "Waiting for the first observation of Beanstalk");
    }
    var found = scopeSnapshot.environments().get().get(environmentName);
    return found == null ? new EnvironmentState.Absent() : new EnvironmentState.Present(found);
  }

  private static EnvironmentState.Unknown unknown(Failure failure) {
    return switch (failure) {
      case Failure.InvalidCredentials f ->
          new EnvironmentState.Unknown(
              Reason.CredentialsRefused, "AWS rejected the operator's credentials: " + f.message());
      case Failure.Denied f -> new EnvironmentState.Unknown(Reason.AccessDenied, f.message());
      case Failure.Rejected f -> new EnvironmentState.Unknown(f.reason(), f.message());
      case Failure.Throttled f -> new EnvironmentState.Unknown(Reason.AwsUnavailable, f.message());
      case Failure.Busy f -> new EnvironmentState.Unknown(Reason.AwsUnavailable, f.message());
      case Failure.Unavailable f ->
          new EnvironmentState.Unknown(
              Reason.AwsUnavailable, "Could not reach Beanstalk: " + f.message());
      case Failure.NotFound f -> new EnvironmentState.Unknown(Reason.AwsUnavailable, f.message());
      case Failure.AlreadyExists f ->
          new EnvironmentState.Unknown(Reason.AwsUnavailable, f.message());
      case Failure.QuotaExceeded f ->
          new EnvironmentState.Unknown(Reason.AwsUnavailable, f.message());
      case Failure.UnsupportedCombination f ->
          new EnvironmentState.Unknown(Reason.AwsUnavailable, f.message());
    };
  }

  /**
   * After a write of ours the environment may look the same and be another: what was read of it is
   * read again.
   */
  public void invalidate(Scope scope, EnvironmentResource resource) {
    liveFacts.invalidate(scope, resource.baseName());
    liveFacts.invalidate(scope, resource.alternateName());
  }

  /** The resource as it stands at this moment: with the environment that serves in its place. */
  public EnvironmentResource resolveActive(
      Scope scope, EnvironmentResource resource, String ownerId, ScopeSnapshot scopeSnapshot) {
    if (scopeSnapshot.environments().isEmpty()) return resource;
    var environments = scopeSnapshot.environments().get();
    var now = clock.instant();
    var recovery =
        new OwnershipRecovery(ownerId, e -> liveFacts.tags(scope, e, resource.generation()));
    return activeEnvironment.resolve(
        recovery.recover(resource, environments, now), environments, now);
  }

  /** The second environment, where the resource has one, or may need its name. */
  public Fact<ReplacementEnvironment> readReplacement(
      Scope scope, EnvironmentResource resource, ScopeSnapshot scopeSnapshot, ArtifactQuery query) {
    var replacement = resource.previousStatus().replacement();
    if (replacement == null && resource.spec().replacement() == ReplacementPolicy.Never)
      return new Fact.NotRead<>();
    var name = replacement == null ? resource.replacementName() : replacement.environmentName();
    return switch (environmentState(scopeSnapshot, name)) {
      case EnvironmentState.Unknown _ -> new Fact.NotRead<>();
      case EnvironmentState.Absent absent ->
          new Fact.Known<>(
              new ReplacementEnvironment(
                  absent,
                  replacement == null || !isPreparing(resource, replacement)
                      ? Facts.NONE
                      : readCreationFacts(
                          scope, onReplacement(resource, replacement), query, Optional.empty())));
      case EnvironmentState.Present present ->
          new Fact.Known<>(
              new ReplacementEnvironment(
                  present,
                  readReplacementFacts(scope, resource, replacement, present.live(), query)));
    };
  }

  private Facts readReplacementFacts(
      Scope scope,
      EnvironmentResource resource,
      @Nullable ReplacementStatus replacement,
      EnvironmentSnapshot live,
      ArtifactQuery query) {
    if (replacement == null) {
      return FactsBuilder.builder()
          .tags(liveFacts.tags(scope, live, resource.generation()))
          .build();
    }
    return isPreparing(resource, replacement)
        ? liveFacts.read(scope, onReplacement(resource, replacement), live, query)
        : liveFacts.readForTermination(scope, onReplacement(resource, replacement), live, query);
  }

  private static boolean isPreparing(EnvironmentResource resource, ReplacementStatus replacement) {
    return replacement.phase().isBeforeSwap() && !resource.isDeleting();
  }

  private static EnvironmentResource onReplacement(
      EnvironmentResource resource, ReplacementStatus replacement) {
    return resource.withStatus(
        StatusPerspective.fromReplacement(resource.previousStatus(), replacement));
  }

  /**
   * The same observation with what Beanstalk says to a decision before it is carried out; empty
   * where there is nothing to ask.
   */
  public Optional<Observation> validateOptions(
      Scope scope, Observation observed, BeanstalkDecision decision) {
    var validation =
        optionValidator.validate(
            scope,
            observed.resource().spec().application(),
            observed.environment().snapshot(),
            decision);
    return validation instanceof Fact.NotRead<OptionValidation>
        ? Optional.empty()
        : Optional.of(observed.withFacts(observed.facts().withOptionValidation(validation)));
  }

  public Facts readFacts(
      Scope scope, EnvironmentResource resource, EnvironmentState live, ArtifactQuery query) {
    return switch (live) {
      case EnvironmentState.Unknown _ -> Facts.NONE;
      case EnvironmentState.Absent _ ->
          resource.isDeleting()
              ? readDeletionFacts(scope, resource, query)
              : readCreationFacts(
                  scope, resource, query, Optional.ofNullable(resource.spec().cnamePrefix()));
      case EnvironmentState.Present(var snapshot) ->
          liveFacts.read(scope, resource, snapshot, query);
    };
  }

  /** The environment is gone and so shall be the rest. */
  private Facts readDeletionFacts(Scope scope, EnvironmentResource resource, ArtifactQuery query) {
    boolean delete = resource.deletionPolicy() == DeletionPolicy.Delete;
    return FactsBuilder.builder()
        .events(operationFacts.readEvents(scope, resource, query))
        .garbage(FactReader.readIf(delete, () -> garbageFinder.findAll(scope, resource, query)))
        .build();
  }

  private Facts readCreationFacts(
      Scope scope, EnvironmentResource resource, ArtifactQuery query, Optional<String> prefix) {
    var spec = resource.spec();
    var profile = Objects.requireNonNullElse(spec.instanceProfile(), "");
    var facts = FactsBuilder.builder().events(operationFacts.readEvents(scope, resource, query));
    if (query.label().isEmpty()) return facts.build();
    operationFacts.readVersion(scope, resource, query, null, facts);
    return facts
        .platform(FactReader.read(() -> platforms.resolveDesired(scope, spec)))
        .instanceProfile(
            FactReader.read(
                () ->
                    instanceProfiles.get(
                        new NameKey(scope, profile),
                        () -> clients.iam(scope).instanceProfileExists(profile))))
        .cnameAvailable(
            FactReader.readIf(
                prefix.isPresent(),
                () ->
                    cnames.get(
                        new NameKey(scope, prefix.orElseThrow()),
                        () -> clients.beanstalk(scope).isCnameAvailable(prefix.orElseThrow()))))
        .build();
  }
}
