package kr.mambo.beanstalk.plan.options;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import kr.mambo.beanstalk.model.EnvironmentResource;
import kr.mambo.beanstalk.model.OptionKey;

/**
 * Which values hold for options that nobody wrote: those that were applied with the environment's
 * generation, so that a release with other defaults changes nothing by itself. They go out with the
 * next change of the spec.
 */
public sealed interface DefaultsInForce {
  /** The value of an option that nobody wrote; empty where the operator does not set it. */
  Optional<String> value(OptionKey option, String releaseDefault);

  /** Options that were applied by default, whether this release knows them or not. */
  SortedMap<OptionKey, String> recorded();

  /** Nothing was applied for this generation yet: this release decides. */
  record OfRelease() implements DefaultsInForce {
    @Override
    public Optional<String> value(OptionKey option, String releaseDefault) {
      return Optional.of(releaseDefault);
    }

    @Override
    public SortedMap<OptionKey, String> recorded() {
      return Collections.emptySortedMap();
    }
  }

  /** What was applied with the generation that runs. */
  record Recorded(SortedMap<OptionKey, String> recorded) implements DefaultsInForce {
    public Recorded {
      recorded = new TreeMap<>(recorded);
    }

    @Override
    public Optional<String> value(OptionKey option, String releaseDefault) {
      return Optional.ofNullable(recorded.get(option));
    }
  }

  /**
   * A status of a release that recorded no values: an option that it did not own is not set. The
   * values it applied cannot be known, and are this release's then.
   */
  record OwnedOnly(Set<String> ownedOptions) implements DefaultsInForce {
    public OwnedOnly {
      ownedOptions = Set.copyOf(ownedOptions);
    }

    @Override
    public Optional<String> value(OptionKey option, String releaseDefault) {
      return ownedOptions.contains(option.text()) ? Optional.of(releaseDefault) : Optional.empty();
    }

    @Override
    public SortedMap<OptionKey, String> recorded() {
      return Collections.emptySortedMap();
    }
  }

  /** Those of a resource by its status. */
  static DefaultsInForce find(EnvironmentResource resource) {
    if (!resource.isApplied()) return new OfRelease();
    var status = resource.previousStatus();
    if (status.appliedDefaults().isEmpty()) return new OwnedOnly(Set.copyOf(status.ownedOptions()));
    var recorded = new TreeMap<OptionKey, String>();
    status.appliedDefaults().forEach((text, value) -> recorded.put(OptionKey.parse(text), value));
    return new Recorded(recorded);
  }
}
