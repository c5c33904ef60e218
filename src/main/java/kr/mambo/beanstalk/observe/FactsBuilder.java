package kr.mambo.beanstalk.observe;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kr.mambo.beanstalk.model.BucketState;
import kr.mambo.beanstalk.model.Draft;
import kr.mambo.beanstalk.model.EventLine;
import kr.mambo.beanstalk.model.Fact;
import kr.mambo.beanstalk.model.Facts;
import kr.mambo.beanstalk.model.Garbage;
import kr.mambo.beanstalk.model.InstanceLog;
import kr.mambo.beanstalk.model.LiveSettings;
import kr.mambo.beanstalk.model.Other;
import kr.mambo.beanstalk.model.PlatformVersion;
import kr.mambo.beanstalk.model.VersionState;

/** Facts while they are gathered; what nobody asks for stays not asked. */
final class FactsBuilder {
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
  private Fact<List<EventLine>> events = new Fact.NotAsked<>();
  private Fact<Set<String>> instanceLabels = new Fact.NotAsked<>();
  private Fact<List<String>> causes = new Fact.NotAsked<>();
  private Fact<String> goodSettings = new Fact.NotAsked<>();
  private Fact<List<InstanceLog>> logs = new Fact.NotAsked<>();
  private Fact<Garbage> spare = new Fact.NotAsked<>();
  private Fact<Garbage> garbage = new Fact.NotAsked<>();
  private Fact<Integer> instances = new Fact.NotAsked<>();
  private Fact<Other> other = new Fact.NotAsked<>();

  FactsBuilder application(Fact<Boolean> fact) {
    this.application = fact;
    return this;
  }

  FactsBuilder version(Fact<VersionState> fact) {
    this.version = fact;
    return this;
  }

  FactsBuilder deployed(Fact<VersionState> fact) {
    this.deployed = fact;
    return this;
  }

  FactsBuilder bucket(Fact<BucketState> fact) {
    this.bucket = fact;
    return this;
  }

  FactsBuilder platform(Fact<PlatformVersion> fact) {
    this.platform = fact;
    return this;
  }

  FactsBuilder newestPlatform(Fact<PlatformVersion> fact) {
    this.newestPlatform = fact;
    return this;
  }

  FactsBuilder livePlatform(Fact<PlatformVersion> fact) {
    this.livePlatform = fact;
    return this;
  }

  FactsBuilder instanceProfile(Fact<Boolean> fact) {
    this.instanceProfile = fact;
    return this;
  }

  FactsBuilder cnameFree(Fact<Boolean> fact) {
    this.cnameFree = fact;
    return this;
  }

  FactsBuilder tags(Fact<Map<String, String>> fact) {
    this.tags = fact;
    return this;
  }

  FactsBuilder settings(Fact<LiveSettings> fact) {
    this.settings = fact;
    return this;
  }

  FactsBuilder draft(Fact<Optional<Draft>> fact) {
    this.draft = fact;
    return this;
  }

  FactsBuilder events(Fact<List<EventLine>> fact) {
    this.events = fact;
    return this;
  }

  FactsBuilder instanceLabels(Fact<Set<String>> fact) {
    this.instanceLabels = fact;
    return this;
  }

  FactsBuilder causes(Fact<List<String>> fact) {
    this.causes = fact;
    return this;
  }

  FactsBuilder goodSettings(Fact<String> fact) {
    this.goodSettings = fact;
    return this;
  }

  FactsBuilder logs(Fact<List<InstanceLog>> fact) {
    this.logs = fact;
    return this;
  }

  FactsBuilder spare(Fact<Garbage> fact) {
    this.spare = fact;
    return this;
  }

  FactsBuilder garbage(Fact<Garbage> fact) {
    this.garbage = fact;
    return this;
  }

  FactsBuilder instances(Fact<Integer> fact) {
    this.instances = fact;
    return this;
  }

  FactsBuilder other(Fact<Other> fact) {
    this.other = fact;
    return this;
  }

  Facts build() {
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
        new Fact.NotAsked<>(),
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
