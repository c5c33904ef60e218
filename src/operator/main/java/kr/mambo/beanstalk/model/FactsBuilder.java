package kr.mambo.beanstalk.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Facts while they are gathered; what nobody asks for stays not asked. */
public final class FactsBuilder {
  private Fact<Boolean> application = new Fact.NotAsked<>();
  private Fact<VersionState> version = new Fact.NotAsked<>();
  private Fact<VersionState> deployed = new Fact.NotAsked<>();
  private Fact<BucketState> bucket = new Fact.NotAsked<>();
  private Fact<PlatformVersion> platform = new Fact.NotAsked<>();
  private Fact<PlatformVersion> newestPlatform = new Fact.NotAsked<>();
  private Fact<PlatformVersion> livePlatform = new Fact.NotAsked<>();
  private Fact<Boolean> instanceProfile = new Fact.NotAsked<>();
  private Fact<Boolean> cnameFree = new Fact.NotAsked<>();
  private Fact<Map<String, String>> tags = new Fact.NotAsked<>();
  private Fact<LiveSettings> settings = new Fact.NotAsked<>();
  private Fact<Optional<Draft>> draft = new Fact.NotAsked<>();
  private Fact<Precheck> precheck = new Fact.NotAsked<>();
  private Fact<List<EventLine>> events = new Fact.NotAsked<>();
  private Fact<Set<String>> instanceLabels = new Fact.NotAsked<>();
  private Fact<List<String>> causes = new Fact.NotAsked<>();
  private Fact<String> goodSettings = new Fact.NotAsked<>();
  private Fact<List<InstanceLog>> logs = new Fact.NotAsked<>();
  private Fact<Garbage> spare = new Fact.NotAsked<>();
  private Fact<Garbage> garbage = new Fact.NotAsked<>();
  private Fact<Integer> instances = new Fact.NotAsked<>();
  private Fact<Other> other = new Fact.NotAsked<>();

  /** Nothing was asked yet. */
  public FactsBuilder() {}

  FactsBuilder(Facts facts) {
    this.application = facts.application();
    this.version = facts.version();
    this.deployed = facts.deployed();
    this.bucket = facts.bucket();
    this.platform = facts.platform();
    this.newestPlatform = facts.newestPlatform();
    this.livePlatform = facts.livePlatform();
    this.instanceProfile = facts.instanceProfile();
    this.cnameFree = facts.cnameFree();
    this.tags = facts.tags();
    this.settings = facts.settings();
    this.draft = facts.draft();
    this.precheck = facts.precheck();
    this.events = facts.events();
    this.instanceLabels = facts.instanceLabels();
    this.causes = facts.causes();
    this.goodSettings = facts.goodSettings();
    this.logs = facts.logs();
    this.spare = facts.spare();
    this.garbage = facts.garbage();
    this.instances = facts.instances();
    this.other = facts.other();
  }

  public FactsBuilder application(Fact<Boolean> fact) {
    this.application = fact;
    return this;
  }

  public FactsBuilder version(Fact<VersionState> fact) {
    this.version = fact;
    return this;
  }

  public FactsBuilder deployed(Fact<VersionState> fact) {
    this.deployed = fact;
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

  public FactsBuilder cnameFree(Fact<Boolean> fact) {
    this.cnameFree = fact;
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

  public FactsBuilder draft(Fact<Optional<Draft>> fact) {
    this.draft = fact;
    return this;
  }

  public FactsBuilder precheck(Fact<Precheck> fact) {
    this.precheck = fact;
    return this;
  }

  public FactsBuilder events(Fact<List<EventLine>> fact) {
    this.events = fact;
    return this;
  }

  public FactsBuilder instanceLabels(Fact<Set<String>> fact) {
    this.instanceLabels = fact;
    return this;
  }

  public FactsBuilder causes(Fact<List<String>> fact) {
    this.causes = fact;
    return this;
  }

  public FactsBuilder goodSettings(Fact<String> fact) {
    this.goodSettings = fact;
    return this;
  }

  public FactsBuilder logs(Fact<List<InstanceLog>> fact) {
    this.logs = fact;
    return this;
  }

  public FactsBuilder spare(Fact<Garbage> fact) {
    this.spare = fact;
    return this;
  }

  public FactsBuilder garbage(Fact<Garbage> fact) {
    this.garbage = fact;
    return this;
  }

  public FactsBuilder instances(Fact<Integer> fact) {
    this.instances = fact;
    return this;
  }

  public FactsBuilder other(Fact<Other> fact) {
    this.other = fact;
    return this;
  }

  public Facts build() {
    return new Facts(
        application,
        version,
        deployed,
        bucket,
        platform,
        newestPlatform,
        livePlatform,
        instanceProfile,
        cnameFree,
        tags,
        settings,
        draft,
        precheck,
        events,
        instanceLabels,
        causes,
        goodSettings,
        logs,
        spare,
        garbage,
        instances,
        other);
  }
}
