package kr.mambo.beanstalk.cli;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The YAML files that a command reads. */
final class ResourceFiles {
  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      converter = PathConverter.class,
      description = "YAML with EbEnvironments, and the ConfigMaps and Secrets that they refer to")
  private List<Path> files = List.of();

  @Option(
      names = "--namespace",
      paramLabel = "NAME",
      description = "namespace of resources that name none (default: default)")
  private String namespace = "default";

  ParsedResources read() {
    return ResourceFileReader.read(files, namespace);
  }
}
