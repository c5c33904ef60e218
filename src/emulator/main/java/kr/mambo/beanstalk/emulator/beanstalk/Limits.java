package kr.mambo.beanstalk.emulator.beanstalk;

/**
 * The quotas of an account in a region.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/elasticbeanstalk/latest/api/API_DescribeAccountAttributes.html">DescribeAccountAttributes</a>
 */
public record Limits(
    int applications, int versions, int environments, int templates, int customPlatforms) {
  /** What AWS's sample of the operation shows. */
  public static final Limits USUAL = new Limits(75, 1000, 200, 2000, 50);
}
