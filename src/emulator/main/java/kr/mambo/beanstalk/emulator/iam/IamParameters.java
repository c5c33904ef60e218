package kr.mambo.beanstalk.emulator.iam;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import kr.mambo.beanstalk.emulator.service.ServiceException;
import org.jspecify.annotations.Nullable;

/** What IAM demands of its parameters, in its words. */
final class IamParameters {
  private static final Pattern NAME = Pattern.compile("[\\w+=,.@-]+");
  private static final Pattern PATH = Pattern.compile("/|/[!-~]+/");

  private IamParameters() {}

  static String requirePresent(String member, @Nullable String value) {
    if (value != null) return value;
    throw new ServiceException(
        "ValidationError",
        "1 validation error detected: Value null at '"
            + member
            + "' failed to satisfy constraint: Member must not be null");
  }

  static String requireName(String member, int maxLength, @Nullable String provided) {
    var value = requirePresent(member, provided);
    if (value.length() > maxLength) {
      throw new ServiceException(
          "ValidationError",
          "1 validation error detected: Value at '"
              + member
              + "' failed to satisfy constraint: Member must have length less than or equal to "
              + maxLength);
    }
    if (!NAME.matcher(value).matches()) {
      throw new ServiceException(
          "ValidationError",
          "The specified value for "
              + member
              + " is invalid. It must contain only alphanumeric characters and/or the following:"
              + " +=,.@_-");
    }
    return value;
  }

  static String requirePath(@Nullable String value) {
    if (value == null) return "/";
    if (!PATH.matcher(value).matches()) {
      throw new ServiceException(
          "ValidationError",
          "The specified value for path is invalid. It must begin and end with / and contain only"
              + " alphanumeric characters and/or / characters.");
    }
    return value;
  }

  static TrustPolicy parseTrustPolicy(@Nullable String document) {
    try {
      if (document != null) return TrustPolicy.parse(document);
    } catch (IllegalArgumentException e) {
      throw new ServiceException("MalformedPolicyDocument", String.valueOf(e.getMessage()));
    }
    throw new ServiceException("MalformedPolicyDocument", "This policy contains invalid Json");
  }

  /** A policy document as it came; that it is one is checked. */
  static String requirePolicy(@Nullable String document) {
    var provided = requirePresent("policyDocument", document);
    try {
      PolicyDocument.parseStatements(provided);
      return provided;
    } catch (IllegalArgumentException e) {
      throw new ServiceException("MalformedPolicyDocument", String.valueOf(e.getMessage()));
    }
  }

  static ServiceException noSuchEntity(String kind, String name) {
    return new ServiceException("NoSuchEntity", 404, kind + " " + name + " cannot be found.");
  }

  /** IAM's times have no fraction. */
  static Instant truncateToSeconds(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS);
  }
}
