package kr.mambo.beanstalk.emulator.iam;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import kr.mambo.beanstalk.emulator.service.Refusal;
import org.jspecify.annotations.Nullable;

/** What IAM demands of its parameters, in its words. */
final class Rules {
  private static final Pattern NAME = Pattern.compile("[\\w+=,.@-]+");
  private static final Pattern PATH = Pattern.compile("/|/[!-~]+/");

  private Rules() {}

  static String present(String member, @Nullable String value) {
    if (value != null) return value;
    throw new Refusal(
        "ValidationError",
        "1 validation error detected: Value null at '"
            + member
            + "' failed to satisfy constraint: Member must not be null");
  }

  static String name(String member, int longest, @Nullable String given) {
    var value = present(member, given);
    if (value.length() > longest) {
      throw new Refusal(
          "ValidationError",
          "1 validation error detected: Value at '"
              + member
              + "' failed to satisfy constraint: Member must have length less than or equal to "
              + longest);
    }
    if (!NAME.matcher(value).matches()) {
      throw new Refusal(
          "ValidationError",
          "The specified value for "
              + member
              + " is invalid. It must contain only alphanumeric characters and/or the following:"
              + " +=,.@_-");
    }
    return value;
  }

  static String path(@Nullable String value) {
    if (value == null) return "/";
    if (!PATH.matcher(value).matches()) {
      throw new Refusal(
          "ValidationError",
          "The specified value for path is invalid. It must begin and end with / and contain only"
              + " alphanumeric characters and/or / characters.");
    }
    return value;
  }

  static TrustPolicy trust(@Nullable String document) {
    try {
      if (document != null) return TrustPolicy.parse(document);
    } catch (IllegalArgumentException e) {
      throw new Refusal("MalformedPolicyDocument", String.valueOf(e.getMessage()));
    }
    throw new Refusal("MalformedPolicyDocument", "This policy contains invalid Json");
  }

  /** A policy document as it came; that it is one is checked. */
  static String policy(@Nullable String document) {
    var given = present("policyDocument", document);
    try {
      PolicyDocument.statements(given);
      return given;
    } catch (IllegalArgumentException e) {
      throw new Refusal("MalformedPolicyDocument", String.valueOf(e.getMessage()));
    }
  }

  static Refusal noSuch(String kind, String name) {
    return new Refusal("NoSuchEntity", 404, kind + " " + name + " cannot be found.");
  }

  /** IAM's times have no fraction. */
  static Instant seconds(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS);
  }
}
