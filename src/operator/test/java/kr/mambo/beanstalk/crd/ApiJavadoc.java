package kr.mambo.beanstalk.crd;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * The sentences that stand in the source: a type's own, and the {@code @param} of each record
 * component.
 */
final class ApiJavadoc {
  private final Map<String, String> comments = new HashMap<>();

  static ApiJavadoc of(Path folder) {
    var javadoc = new ApiJavadoc();
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var files = compiler.getStandardFileManager(null, null, null);
        var sources = Files.list(folder)) {
      var units =
          files.getJavaFileObjectsFromPaths(
              sources.filter(f -> f.toString().endsWith(".java")).toList());
      var task =
          (JavacTask) compiler.getTask(null, files, d -> {}, List.of("-proc:none"), null, units);
      var docs = DocTrees.instance(task);
      for (var unit : task.parse()) javadoc.new Reader(docs).scan(unit, "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return javadoc;
  }

  @Nullable String of(Class<?> type) {
    return comments.get(type.getSimpleName());
  }

  @Nullable String of(RecordComponent component) {
    return comments.get(component.getDeclaringRecord().getSimpleName() + "." + component.getName());
  }

  private final class Reader extends TreePathScanner<Void, String> {
    private final DocTrees docs;

    Reader(DocTrees docs) {
      this.docs = docs;
    }

    @Override
    public @Nullable Void visitClass(ClassTree type, String outer) {
      DocCommentTree comment = docs.getDocCommentTree(getCurrentPath());
      var name = type.getSimpleName().toString();
      if (comment != null) {
        comments.put(name, text(comment.getFullBody()));
        for (DocTree tag : comment.getBlockTags()) {
          if (tag instanceof ParamTree p)
            comments.put(name + "." + p.getName(), text(p.getDescription()));
        }
      }
      return super.visitClass(type, name);
    }

    private static String text(List<? extends DocTree> parts) {
      return parts.stream()
          .map(Object::toString)
          .collect(Collectors.joining())
          .replaceAll("\\s+", " ")
          .strip();
    }
  }
}
