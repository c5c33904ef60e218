package kr.mambo.beanstalk.emulator.beanstalk.rule;

/**
 * The quotas of an account in a region.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/elasticbeanstalk/latest/api/API_DescribeAccountAttributes.html">DescribeAccountAttributes</a>
 */
public record AccountQuotas(
    int applications, int versions, int environments, int templates, int customPlatforms) {
  /** What AWS's sample of the operation shows. */
  public static final AccountQuotas DEFAULTS = new AccountQuotas(75, 1000, 200, 2000, 50);
}
