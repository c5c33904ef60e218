package kr.mambo.beanstalk.emulator.signature;

/**
 * What a signature is good for.
 *
 * @param date eight digits, UTC
 * @param service the signing name, for example {@code elasticbeanstalk}
 */
public record CredentialScope(String date, String region, String service) {
  @Override
  public String toString() {
    return date + "/" + region + "/" + service + "/aws4_request";
  }
}
