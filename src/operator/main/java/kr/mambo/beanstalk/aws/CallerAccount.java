package kr.mambo.beanstalk.aws;

import kr.mambo.beanstalk.model.Failure;
import kr.mambo.beanstalk.model.Reason;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sts.StsClient;

/** The account that an identity is of, asked for once. Nobody needs a right to ask. */
final class CallerAccount {
  private final StsClient client;
  private final Asking asking;
  private @Nullable String known;

  CallerAccount(StsClient client, Budget budget) {
    this.client = client;
    this.asking = new Asking("sts", budget);
  }

  synchronized String id() {
    if (known == null) {
      known = asking.ask("GetCallerIdentity", () -> client.getCallerIdentity()).account();
    }
    return known;
  }

  /** Fails where the identity is not of the account that was said. */
  void is(String said) {
    var id = id();
    if (id.equals(said)) return;
    throw new AwsException(
        new Failure.Rejected(
            Reason.OtherAccount,
            "The EbAccount says account %s, and the operator's own identity is of account %s: give the EbAccount a roleARN of its account, or correct its accountID"
                .formatted(said, id)));
  }
}
