package kr.mambo.beanstalk.emulator.iam;

import java.util.regex.Pattern;

/** A pattern with {@code *} and {@code ?}, as in IAM policies. */
public final class Glob {
  private final String text;
  private final Pattern pattern;

  private Glob(String text, boolean anyCase) {
    this.text = text;
    var regex = new StringBuilder();
    text.chars()
        .forEach(
            c -> {
              if (c == '*') regex.append(".*");
              else if (c == '?') regex.append('.');
              else regex.append(Pattern.quote(Character.toString(c)));
            });
    this.pattern =
        Pattern.compile(
            regex.toString(), Pattern.DOTALL | (anyCase ? Pattern.CASE_INSENSITIVE : 0));
  }

  public static Glob of(String text) {
    return new Glob(text, false);
  }

  /** As the names of actions are compared. */
  public static Glob ofAction(String text) {
    return new Glob(text, true);
  }

  public boolean matches(String value) {
    return pattern.matcher(value).matches();
  }

  @Override
  public String toString() {
    return text;
  }
}
