package kr.mambo.beanstalk.resilience;

import static kr.mambo.beanstalk.resilience.Scenarios.scenario;

import java.util.Map;
import kr.mambo.beanstalk.resilience.Scenarios.Scenario;

/** Environments that come, are taken over, are let alone, and go. */
final class OwnershipScenarios {
  static final Map<String, Scenario> ALL =
      Map.ofEntries(
          scenario(
              "create-delete",
              w -> {},
              w -> {
                SampleEnvironment.create(w);
                SampleEnvironment.delete(w);
              }),
          scenario(
              "retain-adopt",
              w -> SampleEnvironment.create(w, "adoption: ByName"),
              w -> {
                SampleEnvironment.patch(w, "spec: {deletionPolicy: Retain}");
                SampleEnvironment.delete(w);
                SampleEnvironment.create(w, "adoption: ByName");
              }),
          scenario(
              "adopt",
              w -> {},
              w -> {
                SampleEnvironment.createInConsole(w);
                SampleEnvironment.create(w, "adoption: ByName");
                w.annotate(SampleEnvironment.NAME, "eb.mambo.kr/apply-plan", "now");
                w.converge();
                SampleEnvironment.delete(w);
              }),
          scenario(
              "observe-delete",
              w -> SampleEnvironment.create(w, "adoption: ByName"),
              w -> {
                SampleEnvironment.patch(w, "spec: {managementMode: Observe}");
                SampleEnvironment.delete(w);
                SampleEnvironment.create(w, "adoption: ByName");
              }),
          scenario(
              "suspend",
              SampleEnvironment::create,
              w -> {
                w.patch(SampleEnvironment.NAME, "spec: {suspend: true}");
                SampleEnvironment.deploy(w, w.nextImage());
                SampleEnvironment.patch(w, "spec: {suspend: false}");
              }),
          scenario(
              "suspend-delete",
              SampleEnvironment::create,
              w -> {
                SampleEnvironment.patch(w, "spec: {suspend: true}");
                SampleEnvironment.delete(w);
                SampleEnvironment.patch(w, "spec: {suspend: false}");
                SampleEnvironment.create(w);
              }));

  private OwnershipScenarios() {}
}
