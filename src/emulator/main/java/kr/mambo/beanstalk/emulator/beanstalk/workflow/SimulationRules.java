package kr.mambo.beanstalk.emulator.beanstalk.workflow;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import kr.mambo.beanstalk.emulator.beanstalk.bundle.BundleFacts;
import kr.mambo.beanstalk.emulator.beanstalk.rule.AccountQuotas;
import kr.mambo.beanstalk.emulator.beanstalk.rule.DeploymentFault;
import kr.mambo.beanstalk.emulator.beanstalk.rule.ImageRule;
import kr.mambo.beanstalk.emulator.beanstalk.rule.Lags;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment;
import org.jspecify.annotations.Nullable;

/** What somebody has asked to go wrong, and the limits in force. Guarded by the timeline. */
public final class SimulationRules {
  private final List<CountedFault> faults = new ArrayList<>();
  private final List<ImageRule> imageRules = new ArrayList<>();
  private final Set<String> reservedCnames = new HashSet<>();
  private Lags lags = Lags.NONE;
  private AccountQuotas quotas = AccountQuotas.DEFAULTS;

  private static final class CountedFault {
    private final DeploymentFault fault;
    private int matches;

    private CountedFault(DeploymentFault fault) {
      this.fault = fault;
    }
  }

  public void add(DeploymentFault fault) {
    faults.add(new CountedFault(fault));
  }

  public void add(ImageRule rule) {
    imageRules.addFirst(rule);
  }

  public void reserveCname(String prefix) {
    reservedCnames.add(prefix.toLowerCase(Locale.ROOT));
  }

  public boolean isCnameReserved(String prefix) {
    return reservedCnames.contains(prefix.toLowerCase(Locale.ROOT));
  }

  public Lags lags() {
    return lags;
  }

  public void lags(Lags newLags) {
    lags = newLags;
  }

  public AccountQuotas quotas() {
    return quotas;
  }

  public void quotas(AccountQuotas newQuotas) {
    quotas = newQuotas;
  }

  public void clear() {
    faults.clear();
    imageRules.clear();
    reservedCnames.clear();
    lags = Lags.NONE;
    quotas = AccountQuotas.DEFAULTS;
  }

  /** The latest rule about this image. */
  Optional<ImageRule> findImageRule(String image) {
    return imageRules.stream().filter(rule -> image.contains(rule.imageSubstring())).findFirst();
  }

  /**
   * The fault that a deployment which starts now meets. Counts it for all rules that it matches.
   */
  Optional<DeploymentFault> nextDeploymentFault(
      Environment environment, @Nullable String label, BundleFacts facts) {
    Optional<DeploymentFault> matched = Optional.empty();
    for (var fault : faults) {
      if (!matches(fault.fault, environment, label, facts)) continue;
      fault.matches++;
      var nth = fault.fault.nth();
      if (matched.isEmpty() && (nth == null || nth == fault.matches))
        matched = Optional.of(fault.fault);
    }
    return matched;
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
