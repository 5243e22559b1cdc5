package assetd.insight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assetd.model.Content;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What a text tells")
class ReaderTest {
  private static final Insight INSIGHT = Insight.load();

  private static Understanding of(String text) {
    return INSIGHT.understand(Content.of(text), null, null, null);
  }

  private static String titleOf(String text) {
    return of(text).title();
  }

  @Test
  @DisplayName("the title is the heading of a page")
  void heading() {
    assertEquals("Getting started", titleOf("# Getting started\n\nFirst install it.\n"));
    assertEquals("Release notes", titleOf("Release notes\n=============\n\nSome text here.\n"));
    assertEquals("My page", titleOf("---\ntitle: My page\n---\n\nSome words and more words.\n"));
    assertEquals(
        "Shop", titleOf("<!DOCTYPE html>\n<html><head><title>Shop</title></head></html>\n"));
  }

  @Test
  @DisplayName("the title is what the comment at the top or at the main definition says")
  void comment() {
    assertEquals(
        "Sorts a list by merging its halves",
        titleOf(
            "def merge_sort(a):\n"
                + "    \"\"\"Sorts a list by merging its halves.\n\n"
                + "    Stable.\n"
                + "    \"\"\"\n"
                + "    return a\n"));
    assertEquals(
        "Counts the words of a file",
        titleOf("#!/bin/bash\n# Counts the words of a file.\nwc -w \"$1\"\n"));
    assertEquals(
        "Keeps the last few values",
        titleOf(
            """
            package a.b;

            import java.util.List;

            /** Keeps the last few values. */
            public class Ring {}
            """));
  }

  @Test
  @DisplayName("licences and other boilerplate are no titles")
  void boilerplate() {
    assertEquals(
        "Priority queue",
        titleOf(
            """
            /*
             * Copyright 2020 Somebody
             * Licensed under the MIT licence.
             */
            public class PriorityQueue {}
            """));
    assertEquals(
        "Read lines",
        titleOf(
            "# -*- coding: utf-8 -*-\n# pylint: disable=all\ndef read_lines(path):\n    pass\n"));
  }

  @Test
  @DisplayName("without a comment it is the name of the main definition in words")
  void definition() {
    assertEquals(
        "Binary search tree", titleOf("public class BinarySearchTree {\n  int size;\n}\n"));
    assertEquals(
        "Is prime", titleOf("def is_prime(n):\n    return n > 1\n\ndef main():\n    pass\n"));
    assertEquals("HTTP server", Names.words("HTTPServer"));
    assertEquals("Parse XML file", Names.words("parseXMLFile"));
  }

  @Test
  @DisplayName("a program that only calls things is called by its first remark, or its first line")
  void calls() {
    assertEquals("Prints a table", titleOf("begin\n  // prints a table\n  writeln(1);\nend.\n"));
    assertEquals(
        "int limit = 20",
        titleOf("#include <stdio.h>\n\nint main(void) {\n  int limit = 20;\n  return 0;\n}\n"));
    assertEquals(
        "Wanted colors", titleOf("const wantedColors = ['red'];\nconsole.log(wantedColors);\n"));
  }

  @Test
  @DisplayName("a name that says little is better than the line it stands in")
  void commonNames() {
    assertEquals(
        "Compare", titleOf("sub compare {\n  my ($a, $b) = @_;\n  return $a cmp $b;\n}\n"));
    assertEquals("Div check", titleOf("proc div_check {x y} {\n  puts [expr {$x / $y}]\n}\n"));
    assertEquals("Parse URLs of", Names.words("parseURLsOf"));
  }

  @Test
  @DisplayName("a heading above a comment is a sentence of its own")
  void headingOfComment() {
    assertEquals(
        "Linear interpolation",
        titleOf(
            "# Linear interpolation\n# This takes the point between two others.\ndef lerp(a):\n"));
  }

  @Test
  @DisplayName("a type in a comment is no description")
  void signature() {
    Understanding it =
        of("// permutations :: [a] -> [[a]]\nconst permutations = xs => xs.length ? xs : [];\n");
    assertEquals("Permutations", it.title());
    assertNull(it.description());
  }

  @Test
  @DisplayName("data, settings and commands are called by what is in them")
  void structures() {
    assertEquals("CREATE TABLE users", titleOf("CREATE TABLE users (\n  id INT\n);\n"));
    assertEquals(
        "Deployment web",
        titleOf(
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: web
            spec:
              replicas: 2
            """));
    assertEquals(
        "YAML with resources, limits, cpu",
        titleOf("    resources:\n      limits:\n        cpu: 500m\n        memory: 256Mi\n"));
    assertEquals(
        "Image based on python:3.12",
        titleOf("FROM python:3.12\nRUN pip install flask\nCOPY . /app\n"));
    assertEquals(
        "docker run -it ubuntu bash",
        INSIGHT.understand(Content.of("docker run -it ubuntu bash"), null, "sh", null).title());
  }

  @Test
  @DisplayName("the description is what the comment says beyond the title")
  void description() {
    assertEquals(
        "Finds the shortest path. Uses a heap, and edges must not be negative.",
        of("def dijkstra(graph):\n"
                + "    \"\"\"Finds the shortest path. Uses a heap, and edges must not be"
                + " negative.\"\"\"\n"
                + "    return graph\n")
            .description());
    assertNull(of("x = 1\n").description());
  }

  @Test
  @DisplayName("tags are the language, the libraries, and a few topics")
  void tags() {
    List<String> tags =
        of("""
        import os
        import numpy as np
        from sklearn.tree import DecisionTreeClassifier

        def train_classifier(x):
            return x
        """)
            .tags();
    assertEquals(List.of("python", "numpy", "sklearn"), tags.subList(0, 3));
    assertTrue(tags.size() <= 8, tags.toString());
    assertTrue(
        of("import express from 'express';\nimport fs from 'fs';\nconst app = express();\n")
            .tags()
            .contains("express"));
    assertEquals(
        List.of("java"),
        of("package org.shop.cart;\n\nimport org.shop.till.Till;\n\nclass Cart {}\n").tags());
    assertEquals(
        List.of("sql"),
        of("INSERT INTO names VALUES (1);\nINSERT INTO names VALUES (2);\n").tags());
    assertEquals(List.of(), of("Call Ann about the invoice.\n").tags());
  }

  @Test
  @DisplayName("addresses are found where they end, and brought into one form")
  void websites() {
    List<Link> links =
        of("See [the guide](HTTPS://Docs.Example.ORG:443/Guide?utm_source=x&page=2),"
                + " (http://a.example/b_(c)) and https://a.example/b_(c).\n"
                + "Also https://user:secret@host.example/x and http://localhost:80/.\n")
            .websites();
    assertEquals(
        List.of(
            new Link("the guide", "https://docs.example.org/Guide?page=2"),
            new Link("a.example/b_(c)", "http://a.example/b_(c)"),
            new Link("a.example/b_(c)", "https://a.example/b_(c)"),
            new Link("host.example/x", "https://host.example/x")),
        links);
  }

  @Test
  @DisplayName("name spaces and licences are no websites")
  void namespaces() {
    assertEquals(List.of(), of("<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>").websites());
    assertEquals(
        List.of(), of("# https://www.apache.org/licenses/LICENSE-2.0\nx = 1\n").websites());
  }

  @Test
  @DisplayName("authors and mail addresses are persons")
  void persons() {
    List<PersonFound> found =
        of("""
        /**
         * Stack of numbers.
         *
         * @author Ann Lee <Ann.Lee@Example.org>
         * @author Bob van Dyke (https://github.com/bobvd)
         */
        class NumberStack {}
        """)
            .persons();
    assertEquals(
        List.of(
            new PersonFound("Ann Lee", "ann.lee@example.org", null, null),
            new PersonFound("Bob van Dyke", null, "bobvd", "https://github.com/bobvd")),
        found);
  }

  @Test
  @DisplayName("an author is found behind letters that grow in lower case")
  void keepsPlaces() {
    List<PersonFound> found = of("# \u0130\u0130\u0130\n# Author: Ann Lee\nx = 1\n").persons();
    assertEquals(List.of(new PersonFound("Ann Lee", null, null, null)), found);
  }

  @Test
  @DisplayName("what only looks like a mail address is no person")
  void noPersons() {
    assertEquals(
        List.of(),
        of("""
        git clone git@github.com:a/b.git
        npm i lodash@4.17.21
        postgres://app:x@db.example.org/y
        z = a @ b.shape
        noreply@example.org
        Copyright 2020 The Widget Authors
        """)
            .persons());
  }

  @Test
  @DisplayName("the hint is a query that names the thing and its language")
  void hints() {
    assertEquals(
        List.of("binary search in Python"),
        of("def binary_search(a, x):\n    return -1\n").hints());
  }

  @Test
  @DisplayName("what would only repeat the whole text is neither hint nor description")
  void repeats() {
    Understanding note =
        of("The meeting begins at nine, in the small room on the second floor, as always.");
    assertEquals(List.of(), note.hints());
    assertNull(note.description());
    Understanding line = of("docker run -it ubuntu bash\n");
    assertEquals(List.of(), line.hints());
  }

  @Test
  @DisplayName("the secrets alone are those of the whole understanding")
  void secretsAlone() {
    Content content = Content.of("# a key\npassword = \"Xk29fja82Lq\"\n");
    assertEquals(INSIGHT.understand(content, null, null, null).secrets(), INSIGHT.secrets(content));
    assertEquals(1, INSIGHT.secrets(content).size());
    byte[] image = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    assertEquals(List.of(), INSIGHT.secrets(new Content(false, image)));
  }

  @Test
  @DisplayName("a long text is read in bounded time, and a secret at its end is found")
  void longText() {
    String text =
        "Lorem ipsum dolor sit amet, consectetur.\n".repeat(400_000)
            + "password = \"Xk29fja82Lq\"\n";
    assertEquals(1, of(text).secrets().size());
  }

  @Test
  @DisplayName("whatever the text is made of, it is read in bounded time")
  void hostile() {
    for (String part :
        List.of(
            "a",
            "A",
            "aA",
            " ",
            "\n",
            "@",
            "a@a.",
            "://",
            "http://",
            "https://a.b/(",
            "author ",
            "[\"",
            "Copyright (c) ",
            "# ",
            "* ",
            "/*",
            "/**\n",
            "\"\"\"",
            "def a(",
            "class A",
            "import a.",
            "(define (",
            "[](",
            "<",
            "| a ",
            "---\n",
            "public static final ",
            "a_",
            "int a(int a, ",
            "`",
            "Ab Cd ")) {
      Understanding it = of(part.repeat(1_000_000 / part.length()));
      assertTrue(!it.title().isBlank() && it.title().length() <= 80, part);
    }
  }
}
