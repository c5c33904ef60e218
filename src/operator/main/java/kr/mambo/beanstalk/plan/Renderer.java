package kr.mambo.beanstalk.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import kr.mambo.beanstalk.api.EbEnvironmentSpec;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.Certificate;
import kr.mambo.beanstalk.api.Platform;
import kr.mambo.beanstalk.api.UpdateMode;
import kr.mambo.beanstalk.bundle.BundleRendering;
import kr.mambo.beanstalk.bundle.Bundles;
import kr.mambo.beanstalk.bundle.SettingsDigest;
import kr.mambo.beanstalk.bundle.SourceBundle;
import kr.mambo.beanstalk.bundle.Target;
import kr.mambo.beanstalk.kubernetes.Obstacles;
import kr.mambo.beanstalk.model.Pins;
import kr.mambo.beanstalk.model.Wanted;
import kr.mambo.beanstalk.plan.MaintenanceWindow.Reading;
import kr.mambo.beanstalk.workload.Inputs;
import kr.mambo.beanstalk.workload.Problem;
import kr.mambo.beanstalk.workload.Workload;
import kr.mambo.beanstalk.workload.WorkloadRendering;
import kr.mambo.beanstalk.workload.Workloads;

/** Spec and inputs to bundle, artifacts and options: same inputs, same bytes. */
public final class Renderer {
  private Renderer() {}

  /** Renders a spec with its inputs, and its images as it writes them. */
  public static Rendering render(
      EbEnvironmentSpec spec, Inputs inputs, Target target, String keyId) {
    return render(spec, inputs, Pins.asWritten(spec), target, keyId, false);
  }

  /**
   * Renders a spec with its inputs.
   *
   * @param keyId names the key of the target's digests
   * @param oneInstance whether the environment is left with one instance whatever the spec says
   */
  public static Rendering render(
      EbEnvironmentSpec spec,
      Inputs given,
      Pins pins,
      Target target,
      String keyId,
      boolean oneInstance) {
    var inputs = new Inputs(given.configMaps(), given.secrets(), pins.digests());
    return switch (Workloads.of(target.namespace(), target.name(), spec, inputs)) {
      case WorkloadRendering.Refused(var problems) -> new Rendering.Refused(problems);
      case WorkloadRendering.Rendered(var workload) ->
          switch (Bundles.render(workload, target)) {
            case BundleRendering.Refused(var problems) -> new Rendering.Refused(problems);
            case BundleRendering.Rendered(var bundle) ->
                rendered(spec, pins, workload, bundle, target, keyId, oneInstance);
          };
    };
  }

  private static Rendering rendered(
      EbEnvironmentSpec spec,
      Pins pins,
      Workload workload,
      SourceBundle bundle,
      Target target,
      String keyId,
      boolean oneInstance) {
    var all = DesiredOptions.of(spec, workload.published());
    var options = oneInstance ? all.withOneInstance() : all;
    var problems = new ArrayList<Problem>();
    options
        .conflicts()
        .forEach(conflict -> problems.add(Problem.invalid("spec.options", conflict)));
    window(spec).ifPresent(problems::add);
    if (!problems.isEmpty()) return new Rendering.Refused(problems);
    var texts = new TreeMap<String, String>();
    options.options().forEach((option, value) -> texts.put(option.text(), value));
    var wanted =
        new Wanted(
            bundle.label(),
            bundle.inputs(),
            keyId,
            SettingsDigest.of(texts, target.key()),
            List.copyOf(texts.keySet()),
            pins.images(),
            pins.resolved(),
            certificates(workload),
            Obstacles.of(workload, spec));
    return new Rendering.Rendered(wanted, bundle, options.options(), target.bucket());
  }

  /** Nothing is rendered from it, but who writes it wants to know before a night has passed. */
  private static Optional<Problem> window(EbEnvironmentSpec spec) {
    return Optional.ofNullable(spec.platform())
        .map(Platform::update)
        .filter(update -> update.mode() == UpdateMode.Window)
        .flatMap(
            update ->
                MaintenanceWindow.read(update) instanceof Reading.Refused(var field, var message)
                    ? Optional.of(Problem.invalid(field, message))
                    : Optional.empty());
  }

  private static List<Certificate> certificates(Workload workload) {
    return workload.certificates().stream()
        .map(c -> new Certificate(c.secret(), c.key(), c.notAfter()))
        .toList();
  }
}
