import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The rules of this house that neither the compiler nor Error Prone knows.
 *
 * <p>{@code java HouseRules.java DIRECTORY...} prints one line per breach, {@code path:line: rule},
 * and ends with 1 if there was any or if there was nothing to read. Directories named {@code src}
 * hold the daemon; in all others the rules for tests apply. It works on syntax trees alone: a rule
 * about a name believes the name.
 */
public final class HouseRules {
  private static final int MAX_FILE_LINES = 400;
  private static final int MAX_METHOD_LINES = 60;
  private static final int MAX_COLUMNS = 100;

  private static final Pattern VAGUE_NAME = Pattern.compile(".*(Utils?|Helpers?|Manager|Impl)");
  private static final Pattern UNFINISHED = Pattern.compile("\\b(TO[D]O|FIX[M]E)\\b");
  private static final Pattern MACHINE_PATH =
      Pattern.compile("(?<![\\w.}])/(work|tmp|root|home/\\w+|Users/\\w+)/|\\b[A-Z]:\\\\{1,2}Users");
  private static final Pattern CODE_IN_COMMENT = Pattern.compile("^\\s*//.*[;{]$");
  private static final Pattern UNBREAKABLE = Pattern.compile("^(import|package) |https?://");

  /** Members that reach past the compiler; {@code java.lang.reflect} is also a wall in jdeps. */
  private static final Set<String> REFLECTION =
      Set.of(
          "setAccessible",
          "trySetAccessible",
          "getDeclaredField",
          "getDeclaredFields",
          "getDeclaredMethod",
          "getDeclaredMethods",
          "getDeclaredConstructor",
          "privateLookupIn");

  /** The daemon answers; it opens URLs of nobody. */
  private static final Set<String> CALLING_OUT =
      Set.of("openConnection", "openStream", "URLConnection");

  /** The one place that opens a URL: of a resource in the own jar. */
  private static final String OWN_JAR = "store/NativeLibrary.java";

  /** The one place where reflection is allowed: it hands an accepted socket over. */
  private static final String REFLECTION_ALLOWED = "http/Handover.java";

  private final Set<String> breaches = new TreeSet<>();
  private final Map<String, String> interfaces = new HashMap<>();
  private final Map<String, Integer> implementors = new HashMap<>();

  /** Checks the directories named; see the class comment. */
  public static void main(String[] directories) throws IOException {
    HouseRules rules = new HouseRules();
    int files = 0;
    for (String directory : directories) {
      List<Path> sources = sources(Path.of(directory));
      rules.check(sources, Path.of(directory).endsWith("src"));
      files += sources.size();
    }
    rules.lonelyInterfaces();
    rules.breaches.forEach(System.out::println);
    System.out.printf("house rules: %d files, %d breaches%n", files, rules.breaches.size());
    System.exit(files == 0 || !rules.breaches.isEmpty() ? 1 : 0);
  }

  /** All Java files below, but not the cases that are bad on purpose (unless asked for them). */
  private static List<Path> sources(Path directory) throws IOException {
    Path bad = Path.of("gates", "bad");
    try (Stream<Path> walk = Files.walk(directory)) {
      return walk.filter(p -> p.toString().endsWith(".java"))
          .filter(p -> !directory.relativize(p).startsWith(bad))
          .sorted()
          .toList();
    }
  }

  private void check(List<Path> sources, boolean daemon) throws IOException {
    if (sources.isEmpty()) {
      return;
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, files, null, null, null, files.getJavaFileObjectsFromPaths(sources));
      for (CompilationUnitTree unit : task.parse()) {
        new Unit(unit, DocTrees.instance(task), daemon).check();
      }
    }
  }

  private void lonelyInterfaces() {
    interfaces.forEach(
        (name, place) -> {
          if (implementors.getOrDefault(name, 0) < 2) {
            breaches.add(place + "interface with fewer than two implementations");
          }
        });
  }

  /** One source file under inspection. */
  private final class Unit extends TreePathScanner<Void, Void> {
    private final CompilationUnitTree unit;
    private final DocTrees docs;
    private final SourcePositions positions;
    private final LineMap lines;
    private final boolean daemon;
    private final String path;
    private final String text;

    Unit(CompilationUnitTree unit, DocTrees docs, boolean daemon) throws IOException {
      this.unit = unit;
      this.docs = docs;
      this.daemon = daemon;
      positions = docs.getSourcePositions();
      lines = unit.getLineMap();
      path = unit.getSourceFile().getName().replace('\\', '/');
      text = unit.getSourceFile().getCharContent(true).toString();
    }

    void check() {
      checkLines(text.lines().toList());
      checkPattern(UNFINISHED, "unfinished work marked in the source");
      checkPattern(MACHINE_PATH, "path of one machine");
      scan(unit, null);
    }

    private void checkLines(List<String> all) {
      if (all.size() > MAX_FILE_LINES) {
        report(MAX_FILE_LINES + 1, "file longer than " + MAX_FILE_LINES + " lines");
      }
      for (int i = 0; i < all.size(); i++) {
        String line = all.get(i);
        if (line.length() > MAX_COLUMNS && !UNBREAKABLE.matcher(line).find()) {
          report(i + 1, "line longer than " + MAX_COLUMNS + " columns");
        }
        if (daemon && CODE_IN_COMMENT.matcher(line).matches()) {
          report(i + 1, "code in a comment");
        }
      }
    }

    private void checkPattern(Pattern pattern, String rule) {
      Matcher matcher = pattern.matcher(text);
      while (matcher.find()) {
        report(lines.getLineNumber(matcher.start()), rule);
      }
    }

    @Override
    public Void visitClass(ClassTree type, Void none) {
      String name = type.getSimpleName().toString();
      if (VAGUE_NAME.matcher(name).matches()) {
        report(type, "name that says nothing: " + name);
      }
      checkDocumented(type, type.getModifiers());
      countImplementor(type.getExtendsClause());
      type.getImplementsClause().forEach(this::countImplementor);
      if (daemon && type.getKind() == Tree.Kind.INTERFACE && abstractMethods(type) > 1) {
        interfaces.put(name, place(type));
      }
      return super.visitClass(type, null);
    }

    @Override
    public Void visitNewClass(NewClassTree creation, Void none) {
      if (creation.getClassBody() != null) {
        countImplementor(creation.getIdentifier());
      }
      return super.visitNewClass(creation, null);
    }

    @Override
    public Void visitMethod(MethodTree method, Void none) {
      long length =
          line(positions.getEndPosition(unit, method))
              - line(positions.getStartPosition(unit, method))
              + 1;
      if (length > MAX_METHOD_LINES) {
        report(method, "method longer than " + MAX_METHOD_LINES + " lines");
      }
      if (!hasAnnotation(method.getModifiers(), "Override")) {
        checkDocumented(method, method.getModifiers());
      }
      return super.visitMethod(method, null);
    }

    @Override
    public Void visitVariable(VariableTree variable, Void none) {
      Set<Modifier> flags = variable.getModifiers().getFlags();
      boolean field = getCurrentPath().getParentPath().getLeaf() instanceof ClassTree;
      if (daemon && field && flags.contains(Modifier.STATIC) && !flags.contains(Modifier.FINAL)) {
        report(variable, "static field that can change");
      }
      return super.visitVariable(variable, null);
    }

    @Override
    public Void visitCatch(CatchTree clause, Void none) {
      BlockTree block = clause.getBlock();
      int start = (int) positions.getStartPosition(unit, block);
      int end = (int) positions.getEndPosition(unit, block);
      if (text.substring(start + 1, end - 1).isBlank()) {
        report(clause, "exception dropped without a word");
      }
      return super.visitCatch(clause, null);
    }

    @Override
    public Void visitMemberSelect(MemberSelectTree select, Void none) {
      String member = select.getIdentifier().toString();
      String whole = select.toString();
      if (daemon && !path.endsWith(REFLECTION_ALLOWED)) {
        if (REFLECTION.contains(member)
            || whole.equals("Class.forName")
            || whole.equals("java.lang.reflect")) {
          report(select, "reflection");
        }
      }
      if (daemon && !isEntrance() && (whole.equals("System.out") || whole.equals("System.err"))) {
        report(select, "console outside the package assetd");
      }
      if (daemon && CALLING_OUT.contains(member) && !path.endsWith(OWN_JAR)) {
        report(select, "connection to elsewhere");
      }
      if (member.equals("printStackTrace")) {
        report(select, "stack trace on the console");
      }
      if (!daemon && whole.equals("Thread.sleep")) {
        report(select, "sleep in a test");
      }
      return super.visitMemberSelect(select, null);
    }

    /** Whether this file belongs to the package that talks to the terminal. */
    private boolean isEntrance() {
      return unit.getPackageName() != null && unit.getPackageName().toString().equals("assetd");
    }

    private void checkDocumented(Tree tree, ModifiersTree modifiers) {
      if (daemon && isPublic(modifiers) && docs.getDocComment(getCurrentPath()) == null) {
        report(tree, "public, but without a doc comment");
      }
    }

    /** Public, and so are all types around it; members of interfaces are public unless private. */
    private boolean isPublic(ModifiersTree own) {
      List<ModifiersTree> chain = new ArrayList<>(List.of(own));
      for (var p = getCurrentPath().getParentPath(); p != null; p = p.getParentPath()) {
        if (p.getLeaf() instanceof ClassTree outer) {
          boolean implied = outer.getKind() == Tree.Kind.INTERFACE;
          if (implied && !chain.get(chain.size() - 1).getFlags().contains(Modifier.PRIVATE)) {
            chain.remove(chain.size() - 1);
          }
          chain.add(outer.getModifiers());
        } else if (!(p.getLeaf() instanceof CompilationUnitTree)) {
          return false; // inside a method
        }
      }
      return chain.stream().allMatch(m -> m.getFlags().contains(Modifier.PUBLIC));
    }

    private static boolean hasAnnotation(ModifiersTree modifiers, String name) {
      return modifiers.getAnnotations().stream()
          .anyMatch(a -> a.getAnnotationType().toString().equals(name));
    }

    private static long abstractMethods(ClassTree type) {
      return type.getMembers().stream()
          .filter(m -> m instanceof MethodTree method && method.getBody() == null)
          .count();
    }

    private void countImplementor(Tree supertype) {
      if (supertype != null) {
        String name = supertype.toString().replaceAll("<.*", "").replaceAll(".*\\.", "");
        implementors.merge(name, 1, Integer::sum);
      }
    }

    private long line(long position) {
      return lines.getLineNumber(position);
    }

    private String place(Tree tree) {
      return path + ":" + line(positions.getStartPosition(unit, tree)) + ": ";
    }

    private void report(Tree tree, String rule) {
      breaches.add(place(tree) + rule);
    }

    private void report(long line, String rule) {
      breaches.add(path + ":" + line + ": " + rule);
    }
  }
}
