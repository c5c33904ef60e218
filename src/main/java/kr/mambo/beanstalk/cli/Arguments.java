package kr.mambo.beanstalk.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The words of a command line.
 *
 * @param folder where a source bundle goes; the working directory where none is asked for
 */
record Arguments(
    Command command, List<Path> files, String namespace, String clusterDomain, Path folder) {
  /** What is to be done. */
  enum Command {
    Validate,
    RenderManifests,
    RenderBundle
  }

  Arguments {
    files = List.copyOf(files);
  }

  static Arguments parse(List<String> words) {
    var rest = words.iterator();
    var name = rest.hasNext() ? rest.next() : "";
    var files = new ArrayList<Path>();
    var flags = flags(rest, files);
    var command = command(name, flags);
    if (files.isEmpty()) throw new MisuseException("Name at least one file.");
    return new Arguments(
        command,
        files,
        flags.getOrDefault("--namespace", "default"),
        flags.getOrDefault("--cluster-domain", "cluster.local"),
        path(flags.getOrDefault("--out", ".")));
  }

  private static Map<String, String> flags(Iterator<String> rest, List<Path> files) {
    var flags = new LinkedHashMap<String, String>();
    while (rest.hasNext()) {
      var word = rest.next();
      switch (word) {
        case "--kubernetes" -> flags.put(word, "");
        case "--out", "--namespace", "--cluster-domain" -> {
          if (!rest.hasNext()) throw new MisuseException(word + " needs a value after it.");
          flags.put(word, rest.next());
        }
        default -> {
          if (word.startsWith("-")) throw new MisuseException("There is no flag " + word + ".");
          files.add(path(word));
        }
      }
    }
    return flags;
  }

  private static Command command(String name, Map<String, String> flags) {
    var manifests = flags.containsKey("--kubernetes");
    var bundle = flags.containsKey("--out");
    if (name.equals("validate")) {
      if (manifests || bundle) {
        throw new MisuseException("validate renders nothing: leave --kubernetes and --out out.");
      }
      return Command.Validate;
    }
    if (!name.equals("render")) {
      throw new MisuseException(
          "There is no command '%s': write render or validate.".formatted(name));
    }
    if (manifests == bundle) {
      throw new MisuseException(
          "Say what to render: --kubernetes for manifests, or --out DIR for the source bundle.");
    }
    return manifests ? Command.RenderManifests : Command.RenderBundle;
  }

  private static Path path(String word) {
    try {
      return Path.of(word);
    } catch (InvalidPathException notAPath) {
      throw new MisuseException("'%s' is not a file's name.".formatted(word));
    }
  }
}
