package kr.mambo.beanstalk.resilience;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import kr.mambo.beanstalk.api.DeletionPolicy;
import kr.mambo.beanstalk.config.OperatorSettings;

/**
 * Settings of an operator whose clock goes on by hand: it looks a little less often than in
 * production, which costs nobody anything but makes a run short.
 *
 * @param namespace where the operator itself lives
 */
public record ManualClockSettings(String namespace) implements OperatorSettings {
  @Override
  public Optional<String> operatorId() {
    return Optional.of("hand");
  }

  @Override
  public boolean openIdentity() {
    return false;
  }

  @Override
  public DeletionPolicy deletionPolicy() {
    return DeletionPolicy.Retain;
  }

  /** Of other worlds on the same API server it knows nothing. */
  @Override
  public Optional<Set<String>> namespaces() {
    return Optional.of(Set.of(namespace));
  }

  @Override
  public Optional<Set<String>> extraRegions() {
    return Optional.empty();
  }

  @Override
  public String clusterDomain() {
    return "cluster.local";
  }

  @Override
  public Duration recheck() {
    return Duration.ofMinutes(3);
  }

  @Override
  public Duration replacementGrace() {
    return Duration.ofMinutes(1);
  }

  @Override
  public Registry registry() {
    return () -> false;
  }

  @Override
  public Poll poll() {
    return new Poll() {
      @Override
      public Duration moving() {
        return Duration.ofSeconds(30);
      }

      @Override
      public Duration still() {
        return Duration.ofSeconds(60);
      }
    };
  }

  @Override
  public Settle settle() {
    return new Settle() {
      @Override
      public Duration still() {
        return Duration.ofSeconds(5);
      }

      @Override
      public Duration longest() {
        return Duration.ofSeconds(30);
      }
    };
  }
}
