package kr.mambo.beanstalk.emulator.beanstalk.work;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import kr.mambo.beanstalk.emulator.beanstalk.DeploymentFault;
import kr.mambo.beanstalk.emulator.beanstalk.ImageRule;
import kr.mambo.beanstalk.emulator.beanstalk.Lags;
import kr.mambo.beanstalk.emulator.beanstalk.Limits;
import kr.mambo.beanstalk.emulator.beanstalk.bundle.BundleFacts;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment;
import org.jspecify.annotations.Nullable;

/** What somebody has asked to go wrong, and the limits in force. Guarded by the timeline. */
public final class Rules {
  private final List<Counted> faults = new ArrayList<>();
  private final List<ImageRule> images = new ArrayList<>();
  private final Set<String> takenCnames = new HashSet<>();
  private Lags lags = Lags.NONE;
  private Limits limits = Limits.USUAL;

  private static final class Counted {
    private final DeploymentFault fault;
    private int seen;

    private Counted(DeploymentFault fault) {
      this.fault = fault;
    }
  }

  public void add(DeploymentFault fault) {
    faults.add(new Counted(fault));
  }

  public void add(ImageRule rule) {
    images.addFirst(rule);
  }

  public void takeCname(String prefix) {
    takenCnames.add(prefix.toLowerCase(Locale.ROOT));
  }

  public boolean taken(String prefix) {
    return takenCnames.contains(prefix.toLowerCase(Locale.ROOT));
  }

  public Lags lags() {
    return lags;
  }

  public void lags(Lags wanted) {
    lags = wanted;
  }

  public Limits limits() {
    return limits;
  }

  public void limits(Limits wanted) {
    limits = wanted;
  }

  public void calm() {
    faults.clear();
    images.clear();
    takenCnames.clear();
    lags = Lags.NONE;
    limits = Limits.USUAL;
  }

  /** The latest rule about this image. */
  Optional<ImageRule> image(String image) {
    return images.stream().filter(rule -> image.contains(rule.contains())).findFirst();
  }

  /**
   * The fault that a deployment which starts now meets. Counts it for all rules that it matches.
   */
  Optional<DeploymentFault> deployment(
      Environment environment, @Nullable String label, BundleFacts facts) {
    Optional<DeploymentFault> met = Optional.empty();
    for (var counted : faults) {
      if (!matches(counted.fault, environment, label, facts)) continue;
      counted.seen++;
      var nth = counted.fault.nth();
      if (met.isEmpty() && (nth == null || nth == counted.seen)) met = Optional.of(counted.fault);
    }
    return met;
  }

  private static boolean matches(
      DeploymentFault fault, Environment environment, @Nullable String label, BundleFacts facts) {
    var wanted = fault.environment();
    var image = fault.image();
    return (wanted == null || wanted.equals(environment.id) || wanted.equals(environment.name))
        && (fault.label() == null || (label != null && label.contains(fault.label())))
        && (image == null || facts.images().stream().anyMatch(i -> i.contains(image)));
  }
}
