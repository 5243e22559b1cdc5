package assetd.insight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assetd.model.Classification;
import assetd.model.Content;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Understanding a content")
class InsightTest {
  private static final Insight INSIGHT = Insight.load();
  private static final String JAVA = "package a;\n\nimport java.util.List;\n\nclass Stack {}\n";

  private static Understanding of(String text) {
    return INSIGHT.understand(Content.of(text), null, null, null);
  }

  private static Understanding ofBytes(byte[] bytes) {
    return INSIGHT.understand(new Content(false, bytes), null, null, null);
  }

  @Test
  @DisplayName("the extension that the client gives wins over everything else")
  void extensionWins() {
    Understanding it =
        INSIGHT.understand(Content.of(JAVA), "a.rb", "py", new Classification("CODE", "go"));
    assertEquals("py", it.classification().specific());
  }

  @Test
  @DisplayName("a given classification wins over file name and content")
  void givenWins() {
    Understanding it =
        INSIGHT.understand(Content.of(JAVA), "a.rb", null, new Classification("TEXT", "go"));
    assertEquals(new Classification("TEXT", "go"), it.classification());
  }

  @Test
  @DisplayName("UNKNOWN counts as unsaid")
  void unknownIsUnsaid() {
    Understanding it =
        INSIGHT.understand(
            Content.of(JAVA), null, "UNKNOWN", new Classification("UNKNOWN", "UNKNOWN"));
    assertEquals(new Classification("CODE", "java"), it.classification());
  }

  @Test
  @DisplayName("an unknown extension goes out as the nearest safe one")
  void nearestSafe() {
    assertEquals("hljs-nimrod", specificOf("x", null, "nim"));
    assertEquals("kt", specificOf("x", null, "KTS"));
  }

  @Test
  @DisplayName(
      "a file name tells the language, and its extension goes out where it is a safe value")
  void fileName() {
    assertEquals("tsx", specificOf("x", "src/App.tsx", null));
    assertEquals("hljs-makefile", specificOf("x", "C:\\work\\Makefile", null));
    assertEquals("hljs-cmake", specificOf("x", "CMakeLists.txt", null));
  }

  @Test
  @DisplayName("an extension that languages share is settled by the content")
  void sharedExtension() {
    assertEquals("mm", specificOf("#import <Foundation/Foundation.h>\n", "a.m", null));
    assertEquals("hljs-prolog", specificOf(":- use_module(library(lists)).\n", "a.pl", null));
  }

  private static String specificOf(String text, String fileName, String extension) {
    return INSIGHT
        .understand(Content.of(text), fileName, extension, null)
        .classification()
        .specific();
  }

  @Test
  @DisplayName("the interpreter line and the modeline name the language")
  void shebang() {
    assertEquals("py", of("#!/usr/bin/env python3.11\nx\n").classification().specific());
    assertEquals("sh", of("#! /bin/bash -e\nx\n").classification().specific());
    assertEquals("rb", of("# -*- mode: ruby -*-\nx\n").classification().specific());
    assertEquals("hljs-ini", of("; vim: set ft=dosini :\nx\n").classification().specific());
  }

  @Test
  @DisplayName("text in bytes is decoded from the common encodings")
  void encodings() {
    String german = "Grüße aus Köln, schöne Straße\n";
    for (Charset charset :
        new Charset[] {
          StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16LE
        }) {
      Understanding it = ofBytes(german.getBytes(charset));
      assertEquals("txt", it.classification().specific(), charset.name());
      assertTrue(it.title().contains("Köln"), it.title());
    }
    assertEquals("Köln", TextDecoder.decode("\uFEFFKöln".getBytes(StandardCharsets.UTF_16BE)));
    assertEquals("Köln", TextDecoder.decode("\uFEFFKöln".getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  @DisplayName("nothing is refused: empty and blank contents have a title too")
  void empty() {
    for (String text : new String[] {"", " ", "\n\n", "\u0000", "\uFFFD"}) {
      assertFalse(of(text).title().isBlank());
      assertFalse(ofBytes(text.getBytes(StandardCharsets.UTF_8)).title().isBlank());
    }
  }
}
