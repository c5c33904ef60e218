package kr.mambo.beanstalk.resilience;

import static kr.mambo.beanstalk.resilience.Scenarios.scenario;

import java.util.Map;
import kr.mambo.beanstalk.resilience.Scenarios.Scenario;

/** Environments that come, are taken over, are let alone, and go. */
final class ScenariosOfOwnership {
  static final Map<String, Scenario> ALL =
      Map.ofEntries(
          scenario(
              "create-delete",
              w -> {},
              w -> {
                Samples.create(w);
                Samples.delete(w);
              }),
          scenario(
              "retain-adopt",
              w -> Samples.create(w, "adoption: ByName"),
              w -> {
                Samples.patch(w, "spec: {deletionPolicy: Retain}");
                Samples.delete(w);
                Samples.create(w, "adoption: ByName");
              }),
          scenario(
              "adopt",
              w -> {},
              w -> {
                Samples.byHand(w);
                Samples.create(w, "adoption: ByName");
                w.annotate(Samples.NAME, "eb.mambo.kr/apply-plan", "now");
                w.converge();
                Samples.delete(w);
              }),
          scenario(
              "observe-delete",
              w -> Samples.create(w, "adoption: ByName"),
              w -> {
                Samples.patch(w, "spec: {managementMode: Observe}");
                Samples.delete(w);
                Samples.create(w, "adoption: ByName");
              }),
          scenario(
              "suspend",
              Samples::create,
              w -> {
                w.patch(Samples.NAME, "spec: {suspend: true}");
                Samples.deploy(w, w.image());
                Samples.patch(w, "spec: {suspend: false}");
              }),
          scenario(
              "suspend-delete",
              Samples::create,
              w -> {
                Samples.patch(w, "spec: {suspend: true}");
                Samples.delete(w);
                Samples.patch(w, "spec: {suspend: false}");
                Samples.create(w);
              }));

  private ScenariosOfOwnership() {}
}
