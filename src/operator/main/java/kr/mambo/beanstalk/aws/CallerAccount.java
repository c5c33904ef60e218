package kr.mambo.beanstalk.aws;

import kr.mambo.beanstalk.model.Failure;
import kr.mambo.beanstalk.model.Reason;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sts.StsClient;

/** The account of an identity, read once. The call requires no permission. */
final class CallerAccount {
  private final StsClient client;
  private final AwsCall awsCall;
  private @Nullable String accountId;

  CallerAccount(StsClient client, RateLimiter rateLimiter) {
    this.client = client;
    this.awsCall = new AwsCall("sts", rateLimiter);
  }

  synchronized String getAccountId() {
    if (accountId == null) {
      accountId = awsCall.execute("GetCallerIdentity", () -> client.getCallerIdentity()).account();
    }
    return accountId;
  }

  /** Fails if the identity belongs to another account than expected. */
  void requireAccount(String expected) {
    var id = getAccountId();
    if (id.equals(expected)) return;
    throw new AwsException(
        new Failure.Rejected(
            Reason.AccountMismatch,
            "accountID of the EbAccount is %s, but the operator's own identity belongs to account %s: set roleARN to a role of that account, or correct accountID"
                .formatted(expected, id)));
  }
}
