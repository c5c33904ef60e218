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
import kr.mambo.beanstalk.aws.AwsClients;
import kr.mambo.beanstalk.model.Annotations;
import kr.mambo.beanstalk.model.DraftConfiguration;
import kr.mambo.beanstalk.model.EnvironmentResource;
import kr.mambo.beanstalk.model.EnvironmentSnapshot;
import kr.mambo.beanstalk.model.Fact;
import kr.mambo.beanstalk.model.Facts;
import kr.mambo.beanstalk.model.FactsBuilder;
import kr.mambo.beanstalk.model.Garbage;
import kr.mambo.beanstalk.model.Lifecycle;
import kr.mambo.beanstalk.model.LiveSettings;
import kr.mambo.beanstalk.model.OperationKind;
import kr.mambo.beanstalk.model.Scope;

/** Reads about an environment that is there; what cannot have changed is not read again. */
final class LiveEnvironmentFacts {
  /**
   * An answer that no longer fits is noticed within this time; the picture of the poller brings the
   * rest.
   */
  private static final Duration SETTINGS_TTL = Duration.ofMinutes(10);

  private record CacheKey(Scope scope, EnvironmentSnapshot snapshot, Object qualifier) {}

  private final AwsClients clients;
  private final PlatformResolver platforms;
  private final GarbageFinder garbageFinder;
  private final OperationFacts operationFacts;
  private final FailureFacts failureFacts;
  private final ExpiringCache<CacheKey, LiveSettings> settings;
  private final ExpiringCache<CacheKey, Map<String, String>> tags;
  private final ExpiringCache<CacheKey, Garbage> obsoleteVersions;
  private final ExpiringCache<CacheKey, List<String>> healthCauses;
  private final ExpiringCache<CacheKey, Optional<DraftConfiguration>> drafts;
  private final ExpiringCache<CacheKey, Integer> instanceCounts;

  LiveEnvironmentFacts(
      AwsClients clients,
      InstantSource clock,
      PlatformResolver platforms,
      GarbageFinder garbage,
      OperationFacts operations) {
    this.clients = clients;
    this.platforms = platforms;
    this.garbageFinder = garbage;
    this.operationFacts = operations;
    this.settings = new ExpiringCache<>(clock, SETTINGS_TTL);
    this.tags = new ExpiringCache<>(clock, SETTINGS_TTL);
    this.obsoleteVersions = new ExpiringCache<>(clock, SETTINGS_TTL);
    this.drafts = new ExpiringCache<>(clock, SETTINGS_TTL);
    this.healthCauses = new ExpiringCache<>(clock, Duration.ofMinutes(5));
    this.instanceCounts = new ExpiringCache<>(clock, Duration.ofSeconds(10));
    this.failureFacts = new FailureFacts(clients, clock);
  }

  /**
   * After a write of ours the environment may look the same and be another: what was read of it is
   * read again.
   */
  void invalidate(Scope scope, String environmentName) {
    Predicate<CacheKey> which =
        s -> s.scope().equals(scope) && s.snapshot().name().equals(environmentName);
    settings.invalidate(which);
    tags.invalidate(which);
    obsoleteVersions.invalidate(which);
    healthCauses.invalidate(which);
  }

  Facts read(
      Scope scope, EnvironmentResource resource, EnvironmentSnapshot live, ArtifactQuery query) {
    var spec = resource.spec();
    var previousStatus = resource.previousStatus();
    boolean ready = live.lifecycle() == Lifecycle.Ready;
    boolean ours = live.id().equals(previousStatus.environmentId());
    boolean desiredDeployed =
        previousStatus.version() != null
            && Objects.equals(previousStatus.version().desired(), live.versionLabel());
    var cacheKey = new CacheKey(scope, live, resource.generation());
    // After an operation, of whomever, the environment may look as it did before, and be another.
    if (!ready) invalidate(scope, live.name());
    boolean reload = resource.operation().isPresent();
    var facts =
        FactsBuilder.builder()
            .events(operationFacts.readEvents(scope, resource, live, query))
            .tags(
                FactReader.readIf(
                    ready || !ours,
                    () ->
                        tags.get(
                            cacheKey, reload, () -> clients.beanstalk(scope).listTags(live.arn()))))
            .settings(
                FactReader.readIf(
                    ready,
                    () ->
                        settings.get(
                            cacheKey,
                            reload,
                            () ->
                                clients
                                    .beanstalk(scope)
                                    .getSettings(spec.application(), live.name()))))
            .platform(FactReader.read(() -> platforms.resolveDesired(scope, spec)))
            .newestPlatform(FactReader.read(() -> platforms.resolveNewest(scope, spec)))
            .livePlatform(
                FactReader.read(() -> platforms.resolveRunning(scope, spec, live.platformArn())))
            .healthCauses(
                FactReader.readIf(
                    live.health().isKnown() && !live.health().isWithin(HealthThreshold.Ok),
                    () -> healthCauses.get(cacheKey, () -> healthCauses(scope, live, query))))
            .instanceLabels(instanceLabels(scope, resource, live))
            .instanceCount(
                FactReader.readIf(
                    ready && InstanceCount.isNeeded(resource),
                    () ->
                        instanceCounts.get(
                            cacheKey, () -> clients.beanstalk(scope).countInstances(live.id()))));
    if (resource.isDeleting()) {
      return facts
          .garbage(FactReader.readIf(!ours, () -> garbageFinder.findAll(scope, resource, query)))
          .build();
    }
    facts.draft(draft(scope, resource, live));
    failureFacts.read(scope, resource, live, query, facts);
    var deployed = live.versionLabel();
    boolean inputsUnknown =
        previousStatus.version() == null || previousStatus.version().inputs() == null;
    facts.deployedVersion(
        FactReader.readIf(
            inputsUnknown && deployed != null,
            () ->
                clients
                    .applicationVersions(scope)
                    .findVersion(spec.application(), String.valueOf(deployed))));
    if (ready && query.label().isPresent() && mayNeedDeployment(resource, live, query))
      operationFacts.readVersion(scope, resource, query, deployed, facts);
    var replacement = previousStatus.replacement();
    boolean collectable =
        ready
            && ours
            && desiredDeployed
            && previousStatus.operation() == null
            && query.label().isPresent()
            && (replacement == null || !replacement.phase().isBeforeSwap());
    return facts
        .garbage(
            FactReader.readIf(
                collectable,
                () ->
                    obsoleteVersions.get(
                        cacheKey,
                        () -> garbageFinder.findObsolete(scope, resource, query, deployed),
                        Garbage::isEmpty)))
        .build();
  }

  private List<String> healthCauses(Scope scope, EnvironmentSnapshot live, ArtifactQuery query) {
    return clients.beanstalk(scope).listHealthCauses(live.id()).stream()
        .map(query.redaction()::of)
        .toList();
  }

  /** Looked for only where an operation of ours has failed and may have left one. */
  private Fact<Optional<DraftConfiguration>> draft(
      Scope scope, EnvironmentResource resource, EnvironmentSnapshot live) {
    var failed = resource.previousStatus().failedOperation();
    boolean possible =
        live.lifecycle() == Lifecycle.Ready
            && resource.previousStatus().operation() == null
            && failed != null
            && failed.draftDeletedAt() == null;
    return FactReader.readIf(
        possible,
        () ->
            drafts.get(
                new CacheKey(scope, live, Objects.requireNonNull(failed)),
                () ->
                    clients
                        .configurations(scope)
                        .findDraft(resource.spec().application(), live.name())));
  }

  /** Of an environment that is to go: whose it is, and whether something would go with it. */
  Facts readForTermination(
      Scope scope, EnvironmentResource resource, EnvironmentSnapshot live, ArtifactQuery query) {
    boolean reload = resource.operation().isPresent();
    var cacheKey = new CacheKey(scope, live, resource.generation());
    return FactsBuilder.builder()
        .events(operationFacts.readEvents(scope, resource, query))
        .tags(tags(scope, live, resource.generation()))
        .settings(
            FactReader.readIf(
                live.lifecycle() == Lifecycle.Ready,
                () ->
                    settings.get(
                        cacheKey,
                        reload,
                        () ->
                            clients
                                .beanstalk(scope)
                                .getSettings(resource.spec().application(), live.name()))))
        .build();
  }

  /** Whose an environment is. */
  Fact<Map<String, String>> tags(Scope scope, EnvironmentSnapshot live, long generation) {
    return FactReader.read(
        () ->
            tags.get(
                new CacheKey(scope, live, generation),
                () -> clients.beanstalk(scope).listTags(live.arn())));
  }

  /** Whether there may be something to deploy. */
  private static boolean mayNeedDeployment(
      EnvironmentResource resource, EnvironmentSnapshot live, ArtifactQuery query) {
    var version = resource.previousStatus().version();
    boolean redeployRequested =
        !Objects.equals(
            resource.annotations().get(Annotations.REDEPLOY),
            resource.previousStatus().lastHandledRedeployAt());
    boolean inputsChanged =
        version == null || !query.inputsDigest().orElse("").equals(version.inputs());
    return redeployRequested
        || inputsChanged
        || !query.label().orElse("").equals(live.versionLabel());
  }

  private Fact<Set<String>> instanceLabels(
      Scope scope, EnvironmentResource resource, EnvironmentSnapshot live) {
    var operation = resource.operation().orElse(null);
    boolean deploying =
        operation != null
            && operation.label() != null
            && OperationKind.of(operation.kind()) != OperationKind.Create;
    return FactReader.readIf(
        deploying && live.lifecycle() == Lifecycle.Ready,
        () -> clients.beanstalk(scope).listInstanceLabels(live.id()));
  }
}
