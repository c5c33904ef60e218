package kr.mambo.beanstalk.emulator.beanstalk.platform;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import kr.mambo.beanstalk.emulator.beanstalk.options.TsvTable;

/**
 * The platforms that AWS owns, newest first within a branch.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/elasticbeanstalk/latest/platforms/platforms-supported.html">Supported
 *     platforms</a>
 */
public final class PlatformCatalog {
  private static final Pattern ARN =
      Pattern.compile("arn:aws[a-z-]*:elasticbeanstalk:([a-z0-9-]*)::platform/(.+)/([^/]+)");
  private final List<PlatformVersion> all;
  private final Map<String, PlatformVersion> bySolutionStack = new LinkedHashMap<>();

  public PlatformCatalog() {
    all = TsvTable.read("platforms.tsv").map(PlatformCatalog::parsePlatform).toList();
    all.forEach(p -> bySolutionStack.put(p.solutionStack(), p));
  }

  private static PlatformVersion parsePlatform(List<String> row) {
    return new PlatformVersion(
        row.get(0),
        row.get(1),
        row.get(2),
        row.get(3),
        row.get(4),
        TsvTable.textOrEmpty(row.get(5)),
        row.get(6),
        row.get(7),
        row.get(8),
        TsvTable.textOrEmpty(row.get(9)),
        TsvTable.textOrEmpty(row.get(10)),
        Arrays.asList(row.get(11).split("\\|")),
        Arrays.asList(row.get(12).split("\\|")));
  }

  public List<PlatformVersion> all() {
    return all;
  }

  public Optional<PlatformVersion> findBySolutionStack(String name) {
    return Optional.ofNullable(bySolutionStack.get(name));
  }

  /** By ARN; {@code latest} as the version means the newest one. An empty region is any region. */
  public Optional<PlatformVersion> findByArn(String arn) {
    var match = ARN.matcher(arn);
    if (!match.matches()) return Optional.empty();
    return all.stream()
        .filter(p -> p.name().equals(match.group(2)))
        .filter(p -> match.group(3).equals("latest") || p.version().equals(match.group(3)))
        .findFirst();
  }

  /** The region that an ARN of a platform names, empty where it names none or is no such ARN. */
  public static String regionOf(String arn) {
    var match = ARN.matcher(arn);
    return match.matches() ? match.group(1) : "";
  }

  /** The newest version of the platform's branch. */
  public PlatformVersion newestOfBranch(PlatformVersion platform) {
    return all.stream()
        .filter(p -> p.branch().equals(platform.branch()))
        .findFirst()
        .orElse(platform);
  }
}
