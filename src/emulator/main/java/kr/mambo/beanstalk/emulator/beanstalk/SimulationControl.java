package kr.mambo.beanstalk.emulator.beanstalk;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import kr.mambo.beanstalk.emulator.beanstalk.rule.AccountQuotas;
import kr.mambo.beanstalk.emulator.beanstalk.rule.DeploymentFault;
import kr.mambo.beanstalk.emulator.beanstalk.rule.ImageRule;
import kr.mambo.beanstalk.emulator.beanstalk.rule.Lags;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.elasticbeanstalk.model.ConfigurationOptionSetting;

/**
 * What no client of Beanstalk can do: make things go wrong, and look behind the scenes.
 *
 * <p>Environments are named by id or by name, wherever they are. Methods throw {@link
 * IllegalArgumentException} with a sentence when there is no such environment or the request makes
 * no sense. Rules last until {@link #clearRules}; they are not kept over a restart.
 */
public interface SimulationControl {
  void addDeploymentFault(DeploymentFault fault);

  void addImageRule(ImageRule rule);

  /** Stops an instance, as a broken machine would; Auto Scaling replaces it after a while. */
  void stopInstance(String environment, String instance);

  /**
   * Dictates the health for a while.
   *
   * @param color {@code Green}, {@code Yellow}, {@code Red} or {@code Grey}
   * @param cause one sentence
   * @param during in AWS's own time
   */
  void overrideHealth(String environment, String color, String cause, Duration during);

  /** Keeps the operation in progress, or the next one, from going on until {@link #resume}. */
  void pause(String environment);

  void resume(String environment);

  /** Changes settings as somebody else with access to the account would. */
  void updateOptions(String environment, List<ConfigurationOptionSetting> settings);

  /** Deploys another version as somebody else with access to the account would. */
  void deployVersion(String environment, String label);

  /**
   * Starts a managed platform update now.
   *
   * @param solutionStack the platform to update to; null for the newest of the branch
   */
  void startManagedUpdate(String environment, @Nullable String solutionStack);

  /** Plans a managed platform update for a maintenance window in two days, in AWS's own time. */
  void scheduleManagedUpdate(String environment, @Nullable String solutionStack);

  /** Terminates the environment as somebody else with access to the account would. */
  void terminate(String environment);

  /**
   * Lets something outside of the environment use its security group, or no longer: while it does,
   * terminations fail.
   */
  void setSecurityGroupInUse(String environment, boolean used);

  /** Lets another customer own this host name. */
  void reserveCname(String prefix);

  void setLags(Lags lags);

  void setQuotas(AccountQuotas limits);

  /** Lifts all rules, lags and limits; the state stays. */
  void clearRules();

  /** Forgets everything: applications, environments, events and rules. */
  void reset();

  /**
   * The whole state as maps, lists, strings, numbers and booleans, ready for JSON.
   *
   * @return {@code now}, {@code speed}, {@code next} (when the next thing is due, or null) and
   *     {@code regions}: a list of {@code account}, {@code region}, {@code applications}, {@code
   *     environments} (with {@code status}, {@code health}, {@code instances}, {@code operation})
   *     and {@code events}, newest first, 200 at most
   */
  Map<String, @Nullable Object> snapshot();
}
