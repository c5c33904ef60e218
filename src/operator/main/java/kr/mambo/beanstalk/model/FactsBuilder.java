package kr.mambo.beanstalk.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Facts while they are gathered; what nobody asks for stays not asked. */
public final class FactsBuilder {
  private Fact<Boolean> application = new Fact.NotRead<>();
  private Fact<VersionState> version = new Fact.NotRead<>();
  private Fact<VersionState> deployedVersion = new Fact.NotRead<>();
  private Fact<BucketState> bucket = new Fact.NotRead<>();
  private Fact<PlatformVersion> platform = new Fact.NotRead<>();
  private Fact<PlatformVersion> newestPlatform = new Fact.NotRead<>();
  private Fact<PlatformVersion> livePlatform = new Fact.NotRead<>();
  private Fact<Boolean> instanceProfile = new Fact.NotRead<>();
  private Fact<Boolean> cnameAvailable = new Fact.NotRead<>();
  private Fact<Map<String, String>> tags = new Fact.NotRead<>();
  private Fact<LiveSettings> settings = new Fact.NotRead<>();
  private Fact<Optional<DraftConfiguration>> draft = new Fact.NotRead<>();
  private Fact<OptionValidation> optionValidation = new Fact.NotRead<>();
  private Fact<List<EnvironmentEvent>> events = new Fact.NotRead<>();
  private Fact<Set<String>> instanceLabels = new Fact.NotRead<>();
  private Fact<List<String>> healthCauses = new Fact.NotRead<>();
  private Fact<String> lastGoodSettings = new Fact.NotRead<>();
  private Fact<List<InstanceLog>> logs = new Fact.NotRead<>();
  private Fact<Garbage> reclaimable = new Fact.NotRead<>();
  private Fact<Garbage> garbage = new Fact.NotRead<>();
  private Fact<Integer> instanceCount = new Fact.NotRead<>();
  private Fact<ReplacementEnvironment> replacement = new Fact.NotRead<>();

  /** Nothing was asked yet. */
  public FactsBuilder() {}

  FactsBuilder(Facts facts) {
    this.application = facts.application();
    this.version = facts.version();
    this.deployedVersion = facts.deployedVersion();
    this.bucket = facts.bucket();
    this.platform = facts.platform();
    this.newestPlatform = facts.newestPlatform();
    this.livePlatform = facts.livePlatform();
    this.instanceProfile = facts.instanceProfile();
    this.cnameAvailable = facts.cnameAvailable();
    this.tags = facts.tags();
    this.settings = facts.settings();
    this.draft = facts.draft();
    this.optionValidation = facts.optionValidation();
    this.events = facts.events();
    this.instanceLabels = facts.instanceLabels();
    this.healthCauses = facts.healthCauses();
    this.lastGoodSettings = facts.lastGoodSettings();
    this.logs = facts.logs();
    this.reclaimable = facts.reclaimable();
    this.garbage = facts.garbage();
    this.instanceCount = facts.instanceCount();
    this.replacement = facts.replacement();
  }

  public FactsBuilder application(Fact<Boolean> fact) {
    this.application = fact;
    return this;
  }

  public FactsBuilder version(Fact<VersionState> fact) {
    this.version = fact;
    return this;
  }

  public FactsBuilder deployedVersion(Fact<VersionState> fact) {
    this.deployedVersion = fact;
    return this;
  }

  public FactsBuilder bucket(Fact<BucketState> fact) {
    this.bucket = fact;
    return this;
  }

  public FactsBuilder platform(Fact<PlatformVersion> fact) {
    this.platform = fact;
    return this;
  }

  public FactsBuilder newestPlatform(Fact<PlatformVersion> fact) {
    this.newestPlatform = fact;
    return this;
  }

  public FactsBuilder livePlatform(Fact<PlatformVersion> fact) {
    this.livePlatform = fact;
    return this;
  }

  public FactsBuilder instanceProfile(Fact<Boolean> fact) {
    this.instanceProfile = fact;
    return this;
  }

  public FactsBuilder cnameAvailable(Fact<Boolean> fact) {
    this.cnameAvailable = fact;
    return this;
  }

  public FactsBuilder tags(Fact<Map<String, String>> fact) {
    this.tags = fact;
    return this;
  }

  public FactsBuilder settings(Fact<LiveSettings> fact) {
    this.settings = fact;
    return this;
  }

  public FactsBuilder draft(Fact<Optional<DraftConfiguration>> fact) {
    this.draft = fact;
    return this;
  }

  public FactsBuilder optionValidation(Fact<OptionValidation> fact) {
    this.optionValidation = fact;
    return this;
  }

  public FactsBuilder events(Fact<List<EnvironmentEvent>> fact) {
    this.events = fact;
    return this;
  }

  public FactsBuilder instanceLabels(Fact<Set<String>> fact) {
    this.instanceLabels = fact;
    return this;
  }

  public FactsBuilder healthCauses(Fact<List<String>> fact) {
    this.healthCauses = fact;
    return this;
  }

  public FactsBuilder lastGoodSettings(Fact<String> fact) {
    this.lastGoodSettings = fact;
    return this;
  }

  public FactsBuilder logs(Fact<List<InstanceLog>> fact) {
    this.logs = fact;
    return this;
  }

  public FactsBuilder reclaimable(Fact<Garbage> fact) {
    this.reclaimable = fact;
    return this;
  }

  public FactsBuilder garbage(Fact<Garbage> fact) {
    this.garbage = fact;
    return this;
  }

  public FactsBuilder instanceCount(Fact<Integer> fact) {
    this.instanceCount = fact;
    return this;
  }

  public FactsBuilder replacement(Fact<ReplacementEnvironment> fact) {
    this.replacement = fact;
    return this;
  }

  public Facts build() {
    return new Facts(
        application,
        version,
        deployedVersion,
        bucket,
        platform,
        newestPlatform,
        livePlatform,
        instanceProfile,
        cnameAvailable,
        tags,
        settings,
        draft,
        optionValidation,
        events,
        instanceLabels,
        healthCauses,
        lastGoodSettings,
        logs,
        reclaimable,
        garbage,
        instanceCount,
        replacement);
  }
}
