package assetd.insight;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds authors and mail addresses in a text. Immutable. */
final class Persons {
  private static final int MOST = 10;
  private static final int TRIES = 1_000;
  private static final int LOCAL_PART = 64;
  private static final String NAME =
      "(\\p{Lu}[\\p{L}'\u2019.-]*+(?: (?:van|von|de|der|den|da|di|la|le|bin|al)|"
          + " \\p{Lu}[\\p{L}'\u2019.-]*+){1,3})";

  /** What stands before the name of an author; in lower case, for a fast search. */
  private static final List<String> LEADS =
      List.of(
          "author",
          "autor",
          "written by",
          "created by",
          "maintainer",
          "contributed by",
          "ported by",
          "translated by",
          "copyright",
          "[\"");

  /** Author lines, from the lead on: the name of a person, and a profile behind it. */
  private static final Pattern AUTHOR =
      Pattern.compile(
          "(?:(?i:authors?|autor(?:in)?|written by|created by|maintainer|contributed by|ported"
              + " by|translated by)\\b[\"']?+\\s*+[:=]?+\\s*+[\"'{]?+"
              + "|(?i:copyright)\\s++(?:(?i:\\(c\\)|\u00a9)\\s*+)?+"
              + "(?:[\\d, -]++\\s*+)?+(?:by\\s++)?+"
              + "|\\[\")"
              + NAME
              + "(?:\"?+[,;(<\\s]++\"?+(https?://[^\\s\"'>)\\]]{4,120}))?+");

  private static final Pattern ORGANISATION =
      Pattern.compile(
          "(?i)^the\\b|\\b(?:authors?|inc|ltd|llc|gmbh|corp|corporation|foundation|team|project"
              + "|company|software|university|group|contributors)\\b\\.?");
  private static final Pattern MAIL_DOMAIN =
      Pattern.compile(
          "([A-Za-z0-9](?:[A-Za-z0-9-]{0,60}[A-Za-z0-9])?+"
              + "(?:\\.[A-Za-z0-9-]{1,63}){0,4}\\.[A-Za-z]{2,12})(?![\\w@/(]|:[/~])");

  /** The endings of domains with more than two letters that mail comes from. */
  private static final Set<String> ENDINGS =
      Set.of(
          "com org net edu gov mil int info biz name pro dev app cloud email tech online site xyz"
              .split(" "));

  private static final Pattern NAME_BEFORE =
      Pattern.compile(NAME + "\"?+\\s*+[<(\\[]?+(?:mailto:)?+$");

  /** What a login on a machine stands behind: an address with credentials, or a command. */
  private static final Pattern LOGIN_BEFORE =
      Pattern.compile("//$|://\\S*+(?<=:)$|\\b(?:ssh|scp|sftp|rsync|ssh-copy-id)\\s[^\\n]*+$");

  private static final Pattern NO_PERSON =
      Pattern.compile(
          "(?i)git|hg|svn|no-?reply|user|username|you"
              + "|your\\.?email|email|info|support|root|postmaster|[\\d.]++");
  private static final Pattern PROFILE =
      Pattern.compile("https?://(?:www\\.)?(?:github|gitlab|twitter|x)\\.com/@?([\\w-]{1,39})/?");

  /** The persons of this text in order, without doubles, at most {@value #MOST}. */
  List<PersonFound> in(String text) {
    Map<String, PersonFound> persons = new LinkedHashMap<>();
    mails(text, persons);
    authors(text, persons);
    return List.copyOf(
        new ArrayList<>(persons.values()).subList(0, Math.min(MOST, persons.size())));
  }

  private static void mails(String text, Map<String, PersonFound> persons) {
    Matcher domain = MAIL_DOMAIN.matcher(text).useTransparentBounds(true);
    for (int at = text.indexOf('@');
        at >= 0 && persons.size() < MOST;
        at = text.indexOf('@', at + 1)) {
      int start = localStart(text, at);
      domain.region(at + 1, Math.min(text.length(), at + 1 + 4 * LOCAL_PART));
      String before = text.substring(Math.max(0, start - LOCAL_PART), start);
      String local = text.substring(start, at);
      if (local.length() > 1
          && !LOGIN_BEFORE.matcher(before).find()
          && !NO_PERSON.matcher(local).matches()
          && domain.lookingAt()
          && isMailDomain(domain.group(1))) {
        String mail = (local + "@" + domain.group(1)).toLowerCase(Locale.ROOT);
        Matcher name = NAME_BEFORE.matcher(before);
        persons.putIfAbsent(
            mail, new PersonFound(name.find() ? name.group(1) : null, mail, null, null));
      }
    }
  }

  private static int localStart(String text, int at) {
    int start = at;
    while (start > 0 && at - start < LOCAL_PART && isLocal(text.charAt(start - 1))) {
      start--;
    }
    while (start < at && !Character.isLetterOrDigit(text.charAt(start))) {
      start++;
    }
    return start;
  }

  private static boolean isLocal(char c) {
    return c < 128 && Character.isLetterOrDigit(c) || "._%+-".indexOf(c) >= 0;
  }

  /**
   * Programs multiply matrices with an at sign: a domain has a label of two characters and an
   * ending one registers.
   */
  private static boolean isMailDomain(String domain) {
    String ending = domain.substring(domain.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    boolean registered = ending.length() == 2 || ENDINGS.contains(ending);
    return registered && domain.indexOf('.') > 1 && domain.equals(domain.strip());
  }

  private static void authors(String text, Map<String, PersonFound> persons) {
    String lower = LowerCase.inPlace(text);
    Matcher author = AUTHOR.matcher(text);
    for (String lead : LEADS) {
      int at = lower.indexOf(lead);
      for (int tries = 0; at >= 0 && tries < TRIES && persons.size() < MOST; tries++) {
        author.region(at, text.length());
        if (author.lookingAt()) {
          author(author, persons);
        }
        at = lower.indexOf(lead, at + lead.length());
      }
    }
  }

  private static void author(Matcher author, Map<String, PersonFound> persons) {
    String name = author.group(1).replaceFirst("[.'-]++$", "");
    boolean listed = author.group().startsWith("[");
    boolean known = persons.values().stream().anyMatch(p -> name.equals(p.name()));
    if (known
        || ORGANISATION.matcher(name).find()
        || name.equals(name.toUpperCase(Locale.ROOT))
        || listed && author.group(2) == null) {
      return;
    }
    Matcher profile = author.group(2) == null ? null : PROFILE.matcher(author.group(2));
    String user = profile != null && profile.matches() ? profile.group(1) : null;
    persons.putIfAbsent(name, new PersonFound(name, null, user, author.group(2)));
  }
}
