package kr.mambo.beanstalk.crd;

import io.fabric8.crdv2.generator.CRDGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import kr.mambo.beanstalk.api.EbAccount;
import kr.mambo.beanstalk.api.EbEnvironment;

/** The text of every CRD, by file name. */
final class Crds {
  private static final String HEADER =
      "# Generated from src/operator/main/java/kr/mambo/beanstalk/api by CrdsTest. Do not edit.\n";

  private Crds() {}

  static Map<String, String> generate(Path folder) throws IOException {
    var javadoc = ApiJavadoc.of(Path.of("src/operator/main/java/kr/mambo/beanstalk/api"));
    new CRDGenerator()
        .customResourceClasses(EbEnvironment.class, EbAccount.class)
        .forCRDVersions("v1")
        .withPostProcessor(new SchemaPostProcessor(javadoc))
        .withMinQuotes(true)
        .inOutputDir(folder.toFile())
        .generate();
    var texts = new TreeMap<String, String>();
    try (var files = Files.list(folder)) {
      for (var file : files.filter(f -> f.toString().endsWith("-v1.yml")).toList()) {
        var text = Files.readString(file).replaceFirst("(?s)^(#[^\n]*\n|---\n)+", "");
        texts.put(
            String.valueOf(file.getFileName()),
            HEADER
                + quoteBooleans(
                    text.replace(
                        "default: " + SchemaPostProcessor.EMPTY_DEFAULT, "default: \"\"")));
      }
    }
    return texts;
  }

  /** Without quotes, these words of an enum would be booleans to the API server. */
  private static String quoteBooleans(String text) {
    return text.replaceAll("(?m)^( *- )(True|False)$", "$1\"$2\"");
  }
}
