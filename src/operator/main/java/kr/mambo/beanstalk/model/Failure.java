package kr.mambo.beanstalk.model;

/** Why a call to AWS did not do what it was asked. Messages hold no secret. */
public sealed interface Failure {
  String message();

  /** Whether AWS has said nothing yet to what was asked: the same question is answered later. */
  default boolean isInconclusive() {
    return switch (this) {
      case Throttled _ -> true;
      case Unavailable _ -> true;
      case InvalidCredentials _ -> true;
      case Busy _ -> false;
      case Denied _ -> false;
      case NotFound _ -> false;
      case AlreadyExists _ -> false;
      case QuotaExceeded _ -> false;
      case UnsupportedCombination _ -> false;
      case Rejected _ -> false;
    };
  }

  /** Too many calls: never a failure of the resource, it is tried again later. */
  record Throttled(String message) implements Failure {}

  /** The environment is in a state that does not allow it now. */
  record Busy(String message) implements Failure {}

  /** AWS or the network failed; tried again. The call may have been applied. */
  record Unavailable(String message) implements Failure {}

  /** The identity may not do it. */
  record Denied(String message) implements Failure {}

  /** The credentials are wrong or expired. */
  record InvalidCredentials(String message) implements Failure {}

  /** What was named is not there. */
  record NotFound(String message) implements Failure {}

  /** What was to be created is there already. */
  record AlreadyExists(String message) implements Failure {}

  /** A quota is used up. */
  record QuotaExceeded(String message) implements Failure {}

  /** AWS does not take these parts in one call; it may take them one after the other. */
  record UnsupportedCombination(String message) implements Failure {}

  /** AWS says no, and will until the user changes something. */
  record Rejected(Reason reason, String message) implements Failure {}
}
