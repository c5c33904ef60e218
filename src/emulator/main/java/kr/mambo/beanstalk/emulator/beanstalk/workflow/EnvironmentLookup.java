package kr.mambo.beanstalk.emulator.beanstalk.workflow;

import java.util.Map;
import kr.mambo.beanstalk.emulator.beanstalk.options.EffectiveSettings;
import kr.mambo.beanstalk.emulator.beanstalk.options.OptionCatalog;
import kr.mambo.beanstalk.emulator.beanstalk.options.OptionKey;
import kr.mambo.beanstalk.emulator.beanstalk.state.ApplicationVersion;
import kr.mambo.beanstalk.emulator.beanstalk.state.BeanstalkState;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment;
import kr.mambo.beanstalk.emulator.beanstalk.state.EnvironmentOperation;
import org.jspecify.annotations.Nullable;

/** The settings and the version that an operation has to do with. */
public final class EnvironmentLookup {
  private static final ApplicationVersion SAMPLE_VERSION = new ApplicationVersion();
  private final BeanstalkState state;
  private final OptionCatalog catalog;

  public EnvironmentLookup(BeanstalkState state, OptionCatalog catalog) {
    this.state = state;
    this.catalog = catalog;
  }

  public EffectiveSettings settings(Environment environment) {
    return new EffectiveSettings(catalog, environment.options);
  }

  EffectiveSettings settings(Map<OptionKey, String> options) {
    return new EffectiveSettings(catalog, options);
  }

  /** What the operation leads to, where there is one. */
  EffectiveSettings targetSettings(Environment environment, EnvironmentOperation operation) {
    var target = operation.target;
    return target == null ? settings(environment) : settings(target.options());
  }

  /** AWS's sample application where there is no such version. */
  ApplicationVersion version(Environment environment, @Nullable String label) {
    var application = state.region(environment).applications.get(environment.applicationName);
    if (application == null || label == null) return SAMPLE_VERSION;
    return application.versions.getOrDefault(label, SAMPLE_VERSION);
  }
}
