package kr.mambo.beanstalk.resilience;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** What users do with environments, by name. */
final class Scenarios {
  /**
   * Something that can be played again and again.
   *
   * @param prepare what is there before the first time; nobody dies meanwhile
   * @param play what happens, each time with the same end; the operator may die at any moment of it
   */
  record Scenario(Consumer<World> prepare, Consumer<World> play) {}

  static final Map<String, Scenario> ALL = new LinkedHashMap<>();

  static {
    add(
        "create-delete",
        w -> {},
        w -> {
          Samples.create(w);
          Samples.delete(w);
        });
  }

  private Scenarios() {}

  private static void add(String name, Consumer<World> prepare, Consumer<World> play) {
    ALL.put(name, new Scenario(prepare, play));
  }
}
