package kr.mambo.beanstalk.aws;

import kr.mambo.beanstalk.model.Failure;
import kr.mambo.beanstalk.model.Reason;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sts.StsClient;

/** The account that an identity is of, asked for once. Nobody needs a right to ask. */
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

  /** Fails where the identity is not of the account that was said. */
  void requireAccount(String expected) {
    var id = getAccountId();
    if (id.equals(expected)) return;
    throw new AwsException(
        new Failure.Rejected(
            Reason.AccountMismatch,
            "The EbAccount says account %s, and the operator's own identity is of account %s: give the EbAccount a roleARN of its account, or correct its accountID"
                .formatted(expected, id)));
  }
}
