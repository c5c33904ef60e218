package kr.mambo.beanstalk.controller;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import kr.mambo.beanstalk.api.EbEnvironmentSpec;
import kr.mambo.beanstalk.model.ResourceKey;
import kr.mambo.beanstalk.workload.InputReferences;

/** Which resources look at which objects of the cluster. */
final class InputIndex {
  /** What may be looked at. */
  enum Kind {
    Secret,
    ConfigMap,
    Account,
    Namespace
  }

  /**
   * An object that is looked at.
   *
   * @param namespace empty for objects of the whole cluster
   */
  record Input(Kind kind, String namespace, String name) {}

  private final Map<ResourceKey, Set<Input>> inputsByResource = new ConcurrentHashMap<>();

  void put(ResourceKey key, EbEnvironmentSpec spec) {
    var inputs = new HashSet<Input>();
    InputReferences.list(spec)
        .forEach(
            r -> inputs.add(new Input(Kind.valueOf(r.kind().name()), key.namespace(), r.name())));
    if (spec.accountRef() != null) {
      inputs.add(new Input(Kind.Account, "", spec.accountRef().name()));
      inputs.add(new Input(Kind.Namespace, "", key.namespace()));
    }
    inputsByResource.put(key, Set.copyOf(inputs));
  }

  void remove(ResourceKey key) {
    inputsByResource.remove(key);
  }

  Set<ResourceKey> findReferencing(Input input) {
    return inputsByResource.entrySet().stream()
        .filter(e -> e.getValue().contains(input))
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }
}
