package kr.mambo.beanstalk.emulator.beanstalk.work;

import java.util.Map;
import kr.mambo.beanstalk.emulator.beanstalk.options.Catalogue;
import kr.mambo.beanstalk.emulator.beanstalk.options.OptionKey;
import kr.mambo.beanstalk.emulator.beanstalk.options.Settings;
import kr.mambo.beanstalk.emulator.beanstalk.state.ApplicationVersion;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment;
import kr.mambo.beanstalk.emulator.beanstalk.state.World;
import org.jspecify.annotations.Nullable;

/** The settings and the version that an operation has to do with. */
public final class Lookup {
  private static final ApplicationVersion SAMPLE = new ApplicationVersion();
  private final World world;
  private final Catalogue catalogue;

  public Lookup(World cluster, Catalogue catalogue) {
    this.world = cluster;
    this.catalogue = catalogue;
  }

  public Settings settings(Environment environment) {
    return new Settings(catalogue, environment.options);
  }

  Settings settings(Map<OptionKey, String> options) {
    return new Settings(catalogue, options);
  }

  /** What the operation leads to, where there is one. */
  Settings wanted(Environment environment, Operation operation) {
    var target = operation.target;
    return target == null ? settings(environment) : settings(target.options());
  }

  /** AWS's sample application where there is no such version. */
  ApplicationVersion version(Environment environment, @Nullable String label) {
    var application = world.region(environment).applications.get(environment.application);
    if (application == null || label == null) return SAMPLE;
    return application.versions.getOrDefault(label, SAMPLE);
  }
}
