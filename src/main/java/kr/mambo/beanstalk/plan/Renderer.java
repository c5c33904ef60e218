package kr.mambo.beanstalk.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kr.mambo.beanstalk.api.EbEnvironmentSpec;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.Certificate;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.Image;
import kr.mambo.beanstalk.api.Platform;
import kr.mambo.beanstalk.api.UpdateMode;
import kr.mambo.beanstalk.bundle.BundleRendering;
import kr.mambo.beanstalk.bundle.Bundles;
import kr.mambo.beanstalk.bundle.SourceBundle;
import kr.mambo.beanstalk.bundle.Target;
import kr.mambo.beanstalk.kubernetes.Obstacles;
import kr.mambo.beanstalk.model.OptionKey;
import kr.mambo.beanstalk.model.Wanted;
import kr.mambo.beanstalk.plan.MaintenanceWindow.Reading;
import kr.mambo.beanstalk.workload.Inputs;
import kr.mambo.beanstalk.workload.Problem;
import kr.mambo.beanstalk.workload.Workload;
import kr.mambo.beanstalk.workload.WorkloadRendering;
import kr.mambo.beanstalk.workload.Workloads;
import org.jspecify.annotations.Nullable;

/** Spec and inputs to bundle, artifacts and options: same inputs, same bytes. */
public final class Renderer {
  private Renderer() {}

  /**
   * Renders a spec with its inputs.
   *
   * @param keyId names the key of the target's digests
   */
  public static Rendering render(
      EbEnvironmentSpec spec, Inputs inputs, Target target, String keyId) {
    return render(spec, inputs, target, keyId, false);
  }

  /**
   * Renders a spec with its inputs.
   *
   * @param oneInstance whether the environment is left with one instance whatever the spec says
   */
  public static Rendering render(
      EbEnvironmentSpec spec, Inputs inputs, Target target, String keyId, boolean oneInstance) {
    return switch (Workloads.of(target.namespace(), target.name(), spec, inputs)) {
      case WorkloadRendering.Refused(var problems) -> new Rendering.Refused(problems);
      case WorkloadRendering.Rendered(var workload) ->
          switch (Bundles.render(workload, target)) {
            case BundleRendering.Refused(var problems) -> new Rendering.Refused(problems);
            case BundleRendering.Rendered(var bundle) ->
                rendered(spec, inputs, workload, bundle, target.bucket(), keyId, oneInstance);
          };
    };
  }

  private static Rendering rendered(
      EbEnvironmentSpec spec,
      Inputs inputs,
      Workload workload,
      SourceBundle bundle,
      String bucket,
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
    var wanted =
        new Wanted(
            bundle.label(),
            bundle.inputs(),
            keyId,
            options.options().keySet().stream().map(OptionKey::text).toList(),
            images(spec, inputs),
            certificates(workload),
            Obstacles.of(workload, spec));
    return new Rendering.Rendered(wanted, bundle, options.options(), bucket);
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

  private static List<Image> images(EbEnvironmentSpec spec, Inputs inputs) {
    return spec.containers().stream()
        .map(c -> new Image(c.name(), c.image(), digest(c.image(), inputs.digests().get(c.name()))))
        .toList();
  }

  private static @Nullable String digest(String image, @Nullable String resolved) {
    int at = image.indexOf('@');
    return at >= 0 ? image.substring(at + 1) : resolved;
  }

  private static List<Certificate> certificates(Workload workload) {
    return workload.certificates().stream()
        .map(c -> new Certificate(c.secret(), c.key(), c.notAfter()))
        .toList();
  }
}
