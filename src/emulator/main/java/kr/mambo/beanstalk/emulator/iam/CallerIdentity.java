package kr.mambo.beanstalk.emulator.iam;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import kr.mambo.beanstalk.emulator.service.Principal;
import kr.mambo.beanstalk.emulator.signature.SigningDigests;

/** The names under which AWS knows a caller. */
public final class CallerIdentity {
  private static final Pattern SESSION =
      Pattern.compile("arn:aws:sts::(\\d{12}):assumed-role/([^/]+)/(.+)");

  private CallerIdentity() {}

  /** A session goes by its own ARN and by that of its role. */
  static List<String> arns(Principal caller) {
    var session = SESSION.matcher(caller.arn());
    return session.matches()
        ? List.of(caller.arn(), "arn:aws:iam::" + session.group(1) + ":role/" + session.group(2))
        : List.of(caller.arn());
  }

  /** Whether temporary credentials of a role make the call. */
  public static boolean isSession(Principal caller) {
    return SESSION.matcher(caller.arn()).matches();
  }

  /** The unique id: for a session, that of its role and the session's name. */
  public static String userId(Principal caller) {
    var session = SESSION.matcher(caller.arn());
    return session.matches()
        ? IamIdGenerator.uniqueId("AROA", arns(caller).getLast()) + ":" + session.group(3)
        : IamIdGenerator.uniqueId("AIDA", caller.arn());
  }

  /** The id under which S3 knows an account. */
  public static String canonicalId(String account) {
    return SigningDigests.sha256(account.getBytes(StandardCharsets.US_ASCII));
  }
}
