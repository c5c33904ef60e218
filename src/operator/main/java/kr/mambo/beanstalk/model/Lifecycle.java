package kr.mambo.beanstalk.model;

/** Beanstalk's word for what an environment is doing (API_EnvironmentDescription, Status). */
public enum Lifecycle {
  Launching,
  Updating,
  Ready,
  Terminating,
  Terminated,
  Aborting,
  LinkingFrom,
  LinkingTo,
  /** A word that this version does not know: treated as busy. */
  Unknown;

  public static Lifecycle of(String word) {
    for (var known : values()) if (known.name().equals(word)) return known;
    return Unknown;
  }
}
