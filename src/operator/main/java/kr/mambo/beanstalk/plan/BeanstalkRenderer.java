package kr.mambo.beanstalk.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import kr.mambo.beanstalk.api.EbEnvironmentSpec;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.Certificate;
import kr.mambo.beanstalk.api.Platform;
import kr.mambo.beanstalk.api.UpdateMode;
import kr.mambo.beanstalk.bundle.BundleRenderer;
import kr.mambo.beanstalk.bundle.BundleRendering;
import kr.mambo.beanstalk.bundle.BundleTarget;
import kr.mambo.beanstalk.bundle.SettingsDigest;
import kr.mambo.beanstalk.bundle.SourceBundle;
import kr.mambo.beanstalk.kubernetes.MigrationChecks;
import kr.mambo.beanstalk.model.DesiredStateBuilder;
import kr.mambo.beanstalk.model.OptionKey;
import kr.mambo.beanstalk.model.PinnedImages;
import kr.mambo.beanstalk.plan.options.DefaultsInForce;
import kr.mambo.beanstalk.plan.options.DesiredOptions;
import kr.mambo.beanstalk.plan.platform.MaintenanceWindow;
import kr.mambo.beanstalk.plan.platform.MaintenanceWindow.Result;
import kr.mambo.beanstalk.plan.rendering.BeanstalkRendering;
import kr.mambo.beanstalk.workload.Inputs;
import kr.mambo.beanstalk.workload.Problem;
import kr.mambo.beanstalk.workload.Workload;
import kr.mambo.beanstalk.workload.WorkloadRenderer;
import kr.mambo.beanstalk.workload.WorkloadRendering;

/** Spec and inputs to bundle, artifacts and options: same inputs, same bytes. */
public final class BeanstalkRenderer {
  private BeanstalkRenderer() {}

  /** Renders a spec with its inputs, and its images as it writes them. */
  public static BeanstalkRendering render(
      EbEnvironmentSpec spec, Inputs inputs, BundleTarget target, String keyId) {
    return render(
        spec,
        inputs,
        PinnedImages.fromSpec(spec),
        target,
        keyId,
        new DefaultsInForce.OfRelease(),
        false);
  }

  /**
   * Renders a spec with its inputs.
   *
   * @param keyId names the key of the target's digests
   * @param defaults of the options that nobody wrote
   * @param oneInstance whether the environment is left with one instance whatever the spec says
   */
  public static BeanstalkRendering render(
      EbEnvironmentSpec spec,
      Inputs resolvedInputs,
      PinnedImages pins,
      BundleTarget target,
      String keyId,
      DefaultsInForce defaults,
      boolean oneInstance) {
    var inputs = new Inputs(resolvedInputs.configMaps(), resolvedInputs.secrets(), pins.digests());
    return switch (WorkloadRenderer.render(target.namespace(), target.name(), spec, inputs)) {
      case WorkloadRendering.Refused(var problems) -> new BeanstalkRendering.Refused(problems);
      case WorkloadRendering.Rendered(var workload) ->
          switch (BundleRenderer.render(workload, target)) {
            case BundleRendering.Refused(var problems) -> new BeanstalkRendering.Refused(problems);
            case BundleRendering.Rendered(var bundle) ->
                toRendering(spec, pins, workload, bundle, target, keyId, defaults, oneInstance);
          };
    };
  }

  private static BeanstalkRendering toRendering(
      EbEnvironmentSpec spec,
      PinnedImages pins,
      Workload workload,
      SourceBundle bundle,
      BundleTarget target,
      String keyId,
      DefaultsInForce defaults,
      boolean oneInstance) {
    var allOptions = DesiredOptions.of(spec, workload.publishedPorts(), defaults);
    var options = oneInstance ? allOptions.withOneInstance() : allOptions;
    var problems = new ArrayList<Problem>();
    options
        .conflicts()
        .forEach(conflict -> problems.add(Problem.invalid("spec.options", conflict)));
    findWindowProblem(spec).ifPresent(problems::add);
    if (!problems.isEmpty()) return new BeanstalkRendering.Refused(problems);
    var optionValues = toText(options.options());
    var desiredState =
        DesiredStateBuilder.builder()
            .label(bundle.label())
            .inputsDigest(bundle.inputs())
            .keyId(keyId)
            .settingsDigest(SettingsDigest.digest(optionValues, target.digestKey()))
            .ownedOptions(List.copyOf(optionValues.keySet()))
            .appliedDefaults(toText(options.defaults()))
            .images(pins.images())
            .imagesResolved(pins.imagesResolved())
            .certificates(certificates(workload))
            .migration(MigrationChecks.check(workload, spec))
            .build();
    return new BeanstalkRendering.Rendered(
        desiredState, bundle, options.options(), target.bucket());
  }

  private static SortedMap<String, String> toText(SortedMap<OptionKey, String> options) {
    var text = new TreeMap<String, String>();
    options.forEach((option, value) -> text.put(option.text(), value));
    return text;
  }

  /** Nothing is rendered from it, but who writes it wants to know before a night has passed. */
  private static Optional<Problem> findWindowProblem(EbEnvironmentSpec spec) {
    return Optional.ofNullable(spec.platform())
        .map(Platform::update)
        .filter(update -> update.mode() == UpdateMode.Window)
        .flatMap(
            update ->
                MaintenanceWindow.parse(update) instanceof Result.Invalid(var field, var message)
                    ? Optional.of(Problem.invalid(field, message))
                    : Optional.empty());
  }

  private static List<Certificate> certificates(Workload workload) {
    return workload.certificateExpiries().stream()
        .map(c -> new Certificate(c.secret(), c.key(), c.notAfter()))
        .toList();
  }
}
