package kr.mambo.beanstalk.emulator.beanstalk.options;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * All configuration options of a Docker environment on Amazon Linux 2023.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/command-options-general.html">General
 *     options</a>
 */
public final class OptionCatalog {
  public static final String PROPERTIES = "aws:elasticbeanstalk:application:environment";
  public static final String SECRETS = "aws:elasticbeanstalk:application:environmentsecrets";
  private static final String LISTENER = "aws:elb:listener";
  private final List<OptionSpec> all = TsvTable.read("options.tsv").map(OptionSpec::parse).toList();

  /** By namespace and then option, both in lower case: Beanstalk does not look at case. */
  private final Map<String, Map<String, OptionSpec>> byName = new HashMap<>();

  /** Namespaces with a part of the user's own, by what comes before it. */
  private final Map<String, Map<String, OptionSpec>> byPrefix = new HashMap<>();

  public OptionCatalog() {
    for (var spec : all) {
      int variablePart = spec.namespace().indexOf('<');
      var index = variablePart < 0 ? byName : byPrefix;
      var name = variablePart < 0 ? spec.namespace() : spec.namespace().substring(0, variablePart);
      index.computeIfAbsent(lower(name), n -> new HashMap<>()).put(lower(spec.option()), spec);
    }
  }

  /**
   * The option of this name, spelt as Beanstalk spells it.
   *
   * @param namespace in any case; {@code aws:elb:listener} stands for its port 80
   */
  public Optional<OptionSpec> find(String namespace, String option) {
    var searched = namespace.equalsIgnoreCase(LISTENER) ? LISTENER + ":80" : namespace;
    var named = byName.get(lower(searched));
    if (named != null) {
      var spec = named.get(lower(option));
      if (spec != null) return Optional.of(spec);
      var any = named.get("*");
      return Optional.ofNullable(any).map(a -> a.withName(a.namespace(), option));
    }
    return byPrefix.entrySet().stream()
        .filter(
            e -> lower(searched).startsWith(e.getKey()) && searched.length() > e.getKey().length())
        .flatMap(e -> Stream.ofNullable(e.getValue().get(lower(option))))
        .map(spec -> spec.withName(lower(searched), spec.option()))
        .findFirst();
  }

  /**
   * The options that an environment of this shape has, and all that were set, whether they have an
   * effect or not, in the order in which they are listed.
   */
  public List<OptionSpec> list(EnvironmentTopology topology, Map<OptionKey, String> set) {
    var seen = new TreeSet<OptionKey>();
    var listed = new ArrayList<OptionSpec>();
    var applicable =
        Stream.concat(
                all.stream().filter(s -> s.namespace().indexOf('<') < 0 && !s.isUserDefined()),
                defaultListener(topology))
            .filter(s -> s.appliesTo(topology));
    var written = set.keySet().stream().flatMap(k -> find(k.namespace(), k.option()).stream());
    Stream.concat(applicable, written)
        .filter(s -> seen.add(new OptionKey(s.namespace(), s.option())))
        .forEach(listed::add);
    listed.sort(
        (a, b) ->
            new OptionKey(a.namespace(), a.option())
                .compareTo(new OptionKey(b.namespace(), b.option())));
    return listed;
  }

  /** A classic load balancer always has a listener on port 80. */
  private Stream<OptionSpec> defaultListener(EnvironmentTopology topology) {
    return topology != EnvironmentTopology.CLASSIC
        ? Stream.empty()
        : byPrefix.getOrDefault(LISTENER + ":", Map.of()).values().stream()
            .filter(s -> !s.option().equals("PolicyNames"))
            .map(s -> s.withName(LISTENER + ":80", s.option()).alwaysListed());
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
