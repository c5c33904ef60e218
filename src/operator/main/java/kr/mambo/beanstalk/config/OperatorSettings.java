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
  /** Where the operator lives: its lease and the key of its digests. */
  @WithDefault("eb-system")
  String namespace();

  /**
   * Names this operator in the owner tags of environments. Default: the uid of the namespace
   * kube-system.
   */
  Optional<String> operatorId();

  /** Whether resources without accountRef may use the operator's own AWS identity. */
  @WithDefault("false")
  boolean openIdentity();

  /** Where neither the resource nor its namespace says what happens at AWS on deletion. */
  @WithDefault("Retain")
  DeletionPolicy deletionPolicy();

  /** The namespaces that are served. Default: all. */
  Optional<Set<String>> namespaces();

  /** Regions that are newer than this release. */
  Optional<Set<String>> extraRegions();

  /** Of the cluster's DNS: the end of the names of Services. */
  @WithDefault("cluster.local")
  String clusterDomain();

  /** How often AWS is asked. */
  Poll poll();

  /** How long changed inputs are given to become still. */
  Settle settle();

  /** How often what its user has to mend is looked at again. */
  @WithDefault("15s")
  Duration recheck();

  /** How long an environment that was replaced is kept before it is terminated. */
  @WithDefault("10m")
  Duration replacementGrace();

  /** How registries of images are asked. */
  Registry registry();

  /** How often AWS is asked. */
  interface Poll {
    /** While something is on its way. */
    @WithDefault("10s")
    Duration moving();

    /** While nothing is. */
    @WithDefault("60s")
    Duration still();
  }

  /** How registries of images are asked. */
  interface Registry {
    /** Whether a registry may be at a loopback address: for tests and the demo. */
    @WithDefault("false")
    boolean loopback();
  }

  /** How long changed inputs are given to become still. */
  interface Settle {
    /** They are taken after they have been unchanged for so long. */
    @WithDefault("5s")
    Duration still();

    /** They are taken at the latest after so long. */
    @WithDefault("30s")
    Duration longest();
  }
}
