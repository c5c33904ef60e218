package kr.mambo.beanstalk.emulator.beanstalk.options;

import java.util.List;

/** What stands in front of an environment's instances; many options depend on it. */
public enum EnvironmentTopology {
  SINGLE,
  CLASSIC,
  APPLICATION,
  NETWORK;

  /** The catalogue's words for environments of this shape. */
  List<String> catalogKinds() {
    return switch (this) {
      case SINGLE -> List.of("all", "single");
      case CLASSIC -> List.of("all", "load-balanced", "classic-lb");
      case APPLICATION -> List.of("all", "load-balanced", "alb");
      case NETWORK -> List.of("all", "load-balanced", "nlb");
    };
  }

  public boolean isLoadBalanced() {
    return this != SINGLE;
  }
}
