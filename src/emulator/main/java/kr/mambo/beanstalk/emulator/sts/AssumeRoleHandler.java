package kr.mambo.beanstalk.emulator.sts;

import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import kr.mambo.beanstalk.emulator.iam.AccessControl;
import kr.mambo.beanstalk.emulator.iam.AccountRegistry;
import kr.mambo.beanstalk.emulator.iam.CallerIdentity;
import kr.mambo.beanstalk.emulator.iam.Role;
import kr.mambo.beanstalk.emulator.service.Call;
import kr.mambo.beanstalk.emulator.service.ServiceException;
import kr.mambo.beanstalk.emulator.signature.Credential;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.Tag;

/** STS API reference, "AssumeRole". */
final class AssumeRoleHandler {
  private static final Pattern SESSION_NAME = Pattern.compile("[\\w+=,.@-]{2,64}");
  private static final Pattern EXTERNAL_ID = Pattern.compile("[\\w+=,.@:/-]{2,1224}");
  private static final int MAX_TAGS = 50;
  private static final Duration MIN_LIFETIME = Duration.ofMinutes(15);
  private static final Duration MAX_LIFETIME = Duration.ofHours(12);
  private static final Duration MAX_CHAINED_LIFETIME = Duration.ofHours(1);

  private final AccountRegistry accounts;

  AssumeRoleHandler(AccountRegistry accounts) {
    this.accounts = accounts;
  }

  AssumeRoleResponse handle(AssumeRoleRequest request, Call call) {
    var arn = requirePresent("roleArn", request.roleArn());
    var session = requirePresent("roleSessionName", request.roleSessionName());
    if (arn.length() < 20)
      throw constraintViolation("roleArn", arn, "length greater than or equal to 20");
    if (!SESSION_NAME.matcher(session).matches())
      throw patternViolation("roleSessionName", session);
    var externalId = Optional.ofNullable(request.externalId());
    if (externalId.map(id -> !EXTERNAL_ID.matcher(id).matches()).orElse(false)) {
      throw patternViolation("externalId", externalId.get());
    }
    checkTags(request);
    var lifetime = parseLifetime(request);
    var role = requireTrustedRole(request, call, arn, externalId);
    checkLifetime(lifetime, role, call);
    return response(role, session, accounts.createSession(role, session, lifetime));
  }

  private Role requireTrustedRole(
      AssumeRoleRequest request, Call call, String arn, Optional<String> externalId) {
    var role =
        accounts
            .findRoleByArn(arn)
            .filter(each -> each.trustPolicy().allows(call.caller(), "sts:AssumeRole", externalId))
            .orElseThrow(
                () -> AccessControl.accessDenied(call.caller(), "sts:AssumeRole", arn, ""));
    if (!request.tags().isEmpty()
        && !role.trustPolicy().allows(call.caller(), "sts:TagSession", externalId)) {
      throw AccessControl.accessDenied(call.caller(), "sts:TagSession", arn, "");
    }
    return role;
  }

  private static Duration parseLifetime(AssumeRoleRequest request) {
    var seconds = request.durationSeconds();
    if (seconds == null) return Duration.ofHours(1);
    var lifetime = Duration.ofSeconds(seconds);
    if (lifetime.compareTo(MIN_LIFETIME) < 0) {
      throw constraintViolation("durationSeconds", seconds, "value greater than or equal to 900");
    }
    if (lifetime.compareTo(MAX_LIFETIME) > 0) {
      throw constraintViolation("durationSeconds", seconds, "value less than or equal to 43200");
    }
    return lifetime;
  }

  private static void checkLifetime(Duration lifetime, Role role, Call call) {
    if (lifetime.compareTo(role.maxSessionDuration()) > 0) {
      throw new ServiceException(
          "ValidationError",
          "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
    }
    if (CallerIdentity.isSession(call.caller()) && lifetime.compareTo(MAX_CHAINED_LIFETIME) > 0) {
      throw new ServiceException(
          "ValidationError",
          "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by"
              + " role chaining.");
    }
  }

  private static void checkTags(AssumeRoleRequest request) {
    if (request.tags().size() > MAX_TAGS) {
      throw constraintViolation("tags", request.tags().size(), "length less than or equal to 50");
    }
    var keys = new HashSet<String>();
    for (Tag tag : request.tags()) {
      var key = requirePresent("tags.member.key", tag.key());
      if (!keys.add(key.toLowerCase(Locale.ROOT))) {
        throw new ServiceException(
            "InvalidParameterValue",
            "Duplicate tag keys found. Please note that Tag keys are case insensitive.");
      }
    }
  }

  private static AssumeRoleResponse response(Role role, String session, Credential credential) {
    return AssumeRoleResponse.builder()
        .credentials(
            Credentials.builder()
                .accessKeyId(credential.accessKeyId())
                .secretAccessKey(credential.secretAccessKey())
                .sessionToken(credential.sessionToken().orElseThrow())
                .expiration(credential.expiresAt().orElseThrow())
                .build())
        .assumedRoleUser(
            user -> user.arn(credential.principal().arn()).assumedRoleId(role.id() + ":" + session))
        .build();
  }

  private static String requirePresent(String member, @Nullable String value) {
    if (value == null) {
      throw new ServiceException(
          "ValidationError",
          "1 validation error detected: Value null at '"
              + member
              + "' failed to satisfy constraint: Member must not be null");
    }
    return value;
  }

  private static ServiceException patternViolation(String member, String value) {
    return new ServiceException(
        "ValidationError",
        "1 validation error detected: Value '"
            + value
            + "' at '"
            + member
            + "' failed to satisfy constraint: Member must satisfy regular expression pattern:"
            + " [\\w+=,.@-]*");
  }

  private static ServiceException constraintViolation(
      String member, Object value, String constraint) {
    return new ServiceException(
        "ValidationError",
        "1 validation error detected: Value '"
            + value
            + "' at '"
            + member
            + "' failed to satisfy constraint: Member must have "
            + constraint);
  }
}
