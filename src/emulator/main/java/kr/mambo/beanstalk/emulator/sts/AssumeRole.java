package kr.mambo.beanstalk.emulator.sts;

import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import kr.mambo.beanstalk.emulator.iam.Access;
import kr.mambo.beanstalk.emulator.iam.Accounts;
import kr.mambo.beanstalk.emulator.iam.Callers;
import kr.mambo.beanstalk.emulator.iam.Role;
import kr.mambo.beanstalk.emulator.service.Call;
import kr.mambo.beanstalk.emulator.service.Refusal;
import kr.mambo.beanstalk.emulator.signature.Credential;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.Tag;

/** STS API reference, "AssumeRole". */
final class AssumeRole {
  private static final Pattern SESSION_NAME = Pattern.compile("[\\w+=,.@-]{2,64}");
  private static final Pattern EXTERNAL_ID = Pattern.compile("[\\w+=,.@:/-]{2,1224}");
  private static final int MOST_TAGS = 50;
  private static final Duration SHORTEST = Duration.ofMinutes(15);
  private static final Duration LONGEST = Duration.ofHours(12);
  private static final Duration LONGEST_CHAINED = Duration.ofHours(1);

  private final Accounts accounts;

  AssumeRole(Accounts accounts) {
    this.accounts = accounts;
  }

  AssumeRoleResponse answer(AssumeRoleRequest request, Call call) {
    var arn = required("roleArn", request.roleArn());
    var session = required("roleSessionName", request.roleSessionName());
    if (arn.length() < 20) throw invalid("roleArn", arn, "length greater than or equal to 20");
    if (!SESSION_NAME.matcher(session).matches()) throw pattern("roleSessionName", session);
    var externalId = Optional.ofNullable(request.externalId());
    if (externalId.map(id -> !EXTERNAL_ID.matcher(id).matches()).orElse(false)) {
      throw pattern("externalId", externalId.get());
    }
    checkTags(request);
    var lifetime = lifetime(request);
    var role = trusting(request, call, arn, externalId);
    checkLifetime(lifetime, role, call);
    return response(role, session, accounts.session(role, session, lifetime));
  }

  private Role trusting(
      AssumeRoleRequest request, Call call, String arn, Optional<String> externalId) {
    var role =
        accounts
            .roleByArn(arn)
            .filter(each -> each.trust().allows(call.caller(), "sts:AssumeRole", externalId))
            .orElseThrow(() -> Access.denied(call.caller(), "sts:AssumeRole", arn, ""));
    if (!request.tags().isEmpty()
        && !role.trust().allows(call.caller(), "sts:TagSession", externalId)) {
      throw Access.denied(call.caller(), "sts:TagSession", arn, "");
    }
    return role;
  }

  private static Duration lifetime(AssumeRoleRequest request) {
    var seconds = request.durationSeconds();
    if (seconds == null) return Duration.ofHours(1);
    var lifetime = Duration.ofSeconds(seconds);
    if (lifetime.compareTo(SHORTEST) < 0) {
      throw invalid("durationSeconds", seconds, "value greater than or equal to 900");
    }
    if (lifetime.compareTo(LONGEST) > 0) {
      throw invalid("durationSeconds", seconds, "value less than or equal to 43200");
    }
    return lifetime;
  }

  private static void checkLifetime(Duration lifetime, Role role, Call call) {
    if (lifetime.compareTo(role.longestSession()) > 0) {
      throw new Refusal(
          "ValidationError",
          "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
    }
    if (Callers.isSession(call.caller()) && lifetime.compareTo(LONGEST_CHAINED) > 0) {
      throw new Refusal(
          "ValidationError",
          "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by"
              + " role chaining.");
    }
  }

  private static void checkTags(AssumeRoleRequest request) {
    if (request.tags().size() > MOST_TAGS) {
      throw invalid("tags", request.tags().size(), "length less than or equal to 50");
    }
    var keys = new HashSet<String>();
    for (Tag tag : request.tags()) {
      var key = required("tags.member.key", tag.key());
      if (!keys.add(key.toLowerCase(Locale.ROOT))) {
        throw new Refusal(
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
                .expiration(credential.expires().orElseThrow())
                .build())
        .assumedRoleUser(
            user -> user.arn(credential.principal().arn()).assumedRoleId(role.id() + ":" + session))
        .build();
  }

  private static String required(String member, @Nullable String value) {
    if (value == null) {
      throw new Refusal(
          "ValidationError",
          "1 validation error detected: Value null at '"
              + member
              + "' failed to satisfy constraint: Member must not be null");
    }
    return value;
  }

  private static Refusal pattern(String member, String value) {
    return new Refusal(
        "ValidationError",
        "1 validation error detected: Value '"
            + value
            + "' at '"
            + member
            + "' failed to satisfy constraint: Member must satisfy regular expression pattern:"
            + " [\\w+=,.@-]*");
  }

  private static Refusal invalid(String member, Object value, String constraint) {
    return new Refusal(
        "ValidationError",
        "1 validation error detected: Value '"
            + value
            + "' at '"
            + member
            + "' failed to satisfy constraint: Member must have "
            + constraint);
  }
}
