package kr.mambo.beanstalk;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.tools.ToolProvider;

/**
 * The messages of conditions and events, as they stand in the sources: every expression that
 * follows a {@code Reason} as an argument, with a placeholder for what is not literal.
 */
final class MessageCatalog {
  private static final Path SOURCES = Path.of("src/operator/main/java");
  private static final String HOLE = "…";

  /**
   * A message.
   *
   * @param isRefusal whether it stands in a decision that waits for a person
   */
  record Message(String reason, String text, boolean isRefusal) implements Comparable<Message> {
    @Override
    public int compareTo(Message other) {
      int byReason = reason.compareTo(other.reason);
      return byReason != 0 ? byReason : text.compareTo(other.text);
    }
  }

  private MessageCatalog() {}

  /** All that have a literal part, by reason and text. */
  static List<Message> read() throws IOException {
    var compiler = ToolProvider.getSystemJavaCompiler();
    var found = new TreeSet<Message>();
    try (var manager = compiler.getStandardFileManager(null, null, null);
        var walk = Files.walk(SOURCES)) {
      var files = walk.filter(file -> file.toString().endsWith(".java")).toList();
      var task =
          (JavacTask)
              compiler.getTask(
                  null,
                  manager,
                  null,
                  List.of("-proc:none"),
                  null,
                  manager.getJavaFileObjectsFromPaths(files));
      for (var unit : task.parse()) new Scanner(found).scan(unit, null);
    }
    return List.copyOf(found);
  }

  private static final class Scanner extends TreeScanner<Void, Void> {
    private final Set<Message> found;

    Scanner(Set<Message> found) {
      this.found = found;
    }

    @Override
    public Void visitNewClass(NewClassTree node, Void unused) {
      collect(node.getArguments(), node.getIdentifier().toString().endsWith("Refuse"));
      return super.visitNewClass(node, null);
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree node, Void unused) {
      collect(node.getArguments(), false);
      return super.visitMethodInvocation(node, null);
    }

    private void collect(List<? extends ExpressionTree> arguments, boolean isRefusal) {
      for (int i = 0; i + 1 < arguments.size(); i++) {
        if (!(arguments.get(i) instanceof MemberSelectTree reason)
            || !reason.getExpression().toString().equals("Reason")) continue;
        for (var text : texts(arguments.get(i + 1))) {
          if (!text.replace(HOLE, "").isBlank())
            found.add(new Message(reason.getIdentifier().toString(), text, isRefusal));
        }
      }
    }

    /** What the expression may read like; two where it depends on a condition. */
    private static List<String> texts(Tree expression) {
      return switch (expression) {
        case LiteralTree literal -> List.of(String.valueOf(literal.getValue()));
        case ParenthesizedTree inner -> texts(inner.getExpression());
        case ConditionalExpressionTree either ->
            List.of(
                String.join("", texts(either.getTrueExpression())),
                String.join("", texts(either.getFalseExpression())));
        case BinaryTree sum ->
            List.of(
                String.join(" / ", texts(sum.getLeftOperand()))
                    + String.join(" / ", texts(sum.getRightOperand())));
        case MethodInvocationTree call
            when call.getMethodSelect() instanceof MemberSelectTree select
                && select.getIdentifier().contentEquals("formatted") ->
            texts(select.getExpression()).stream()
                .map(text -> text.replaceAll("%[sd]", HOLE).replace("%%", "%"))
                .toList();
        default -> List.of(HOLE);
      };
    }
  }
}
