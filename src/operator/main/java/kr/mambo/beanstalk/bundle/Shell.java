package kr.mambo.beanstalk.bundle;

/** Quoting for a shell. */
final class Shell {
  private Shell() {}

  /** The text as a single shell word. */
  static String quote(String text) {
    return text.matches("[A-Za-z0-9_./:@%+=-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
