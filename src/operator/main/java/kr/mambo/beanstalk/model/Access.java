package kr.mambo.beanstalk.model;

import kr.mambo.beanstalk.api.EbAccountSpec.Limits;

/** Whether the resource may use an identity at AWS. */
public sealed interface Access {
  record Granted(Scope scope, Limits limits) implements Access {}

  record Refused(Reason reason, String message) implements Access {}
}
