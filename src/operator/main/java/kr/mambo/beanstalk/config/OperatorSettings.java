package kr.mambo.beanstalk.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import kr.mambo.beanstalk.api.DeletionPolicy;

/**
 * The operator's own settings, as properties {@code eb.…} or environment variables {@code EB_…}.
 */
@ConfigMapping(prefix = "eb")
public interface OperatorSettings {
  /** The operator's namespace, with its lease and the key of its digests. */
  @WithDefault("eb-system")
  String namespace();

  /**
   * Identifies this operator in the owner tags of environments. Default: the uid of the namespace
   * kube-system.
   */
  Optional<String> operatorId();

  /** Whether resources without accountRef may use the operator's own AWS identity. */
  @WithDefault("false")
  boolean openIdentity();

  /** Deletion policy if neither the resource nor its namespace sets one. */
  @WithDefault("Retain")
  DeletionPolicy deletionPolicy();

  /** The namespaces to watch. Default: all. */
  Optional<Set<String>> namespaces();

  /** Regions to allow that are newer than this release. */
  Optional<Set<String>> extraRegions();

  /** The cluster's DNS domain. */
  @WithDefault("cluster.local")
  String clusterDomain();

  /** Polling of AWS. */
  Poll poll();

  /** Debouncing of changed inputs. */
  Settle settle();

  /** How often a resource that waits for the user is checked again. */
  @WithDefault("15s")
  Duration recheck();

  /** How long a replaced environment is kept before it is terminated. */
  @WithDefault("10m")
  Duration replacementGrace();

  /** Access to image registries. */
  Registry registry();

  /** Polling of AWS. */
  interface Poll {
    /** Interval during operations. */
    @WithDefault("10s")
    Duration moving();

    /** Interval otherwise. */
    @WithDefault("60s")
    Duration still();
  }

  /** Access to image registries. */
  interface Registry {
    /** Whether registries may have a loopback address: for tests and the demo. */
    @WithDefault("false")
    boolean loopback();
  }

  /** Debouncing of changed inputs. */
  interface Settle {
    /** How long inputs must be unchanged before they are used. */
    @WithDefault("5s")
    Duration still();

    /** The maximum delay after which they are used. */
    @WithDefault("30s")
    Duration longest();
  }
}
