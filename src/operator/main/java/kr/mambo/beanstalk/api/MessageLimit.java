package kr.mambo.beanstalk.api;

/** How long a text of a status or an event may be; the API server refuses what is longer. */
public final class MessageLimit {
  public static final int MAX_LENGTH = 1024;

  private static final String ELLIPSIS = "...";

  private MessageLimit() {}

  /** The text, with its end cut off where it is too long. */
  public static String truncate(String text) {
    return text.length() <= MAX_LENGTH
        ? text
        : text.substring(0, MAX_LENGTH - ELLIPSIS.length()) + ELLIPSIS;
  }
}
