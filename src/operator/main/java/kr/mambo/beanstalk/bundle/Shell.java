package kr.mambo.beanstalk.bundle;

/** Words for a shell. */
final class Shell {
  private Shell() {}

  /** One word, whatever is in it. */
  static String quote(String text) {
    return text.matches("[A-Za-z0-9_./:@%+=-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
