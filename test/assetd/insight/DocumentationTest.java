package assetd.insight;

import static org.junit.jupiter.api.Assertions.assertEquals;

import assetd.model.Content;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The documentation of a definition")
class DocumentationTest {
  private static final Insight INSIGHT = Insight.load();

  private static String titleOf(String extension, String text) {
    return INSIGHT.understand(Content.of(text), null, extension, null).title();
  }

  @Test
  @DisplayName("is read in Clojure, of functions and name spaces")
  void clojure() {
    assertEquals(
        "Squares a number",
        titleOf("clj", "(defn square\n  \"Squares a number.\"\n  [x]\n  (* x x))\n"));
    assertEquals(
        "Talks to the printer",
        titleOf(
            "clj", "(ns app.printer\n  \"Talks to the printer.\"\n  (:require [a.b :as b]))\n"));
  }

  @Test
  @DisplayName("is read in Elixir, of modules and functions")
  void elixir() {
    assertEquals(
        "Counts the words of a text",
        titleOf(
            "ex",
            """
            defmodule Words do
              @moduledoc \"""
              Counts the words of a text.
              \"""
              def count(text), do: text |> String.split() |> length()
            end
            """));
    assertEquals(
        "Doubles what it is given",
        titleOf("ex", "@doc \"Doubles what it is given.\"\ndef double(x), do: 2 * x\n"));
  }

  @Test
  @DisplayName("is read in Julia, Emacs Lisp, and from Python's plain strings")
  void others() {
    assertEquals(
        "Squares a number",
        titleOf("jl", "\"\"\"\nSquares a number.\n\"\"\"\nfunction square(x)\n  x^2\nend\n"));
    assertEquals(
        "Square a number",
        titleOf("el", "(defun square (x)\n  \"Square a number.\"\n  (* x x))\n"));
    assertEquals(
        "Squares a number",
        titleOf("py", "def square(x):\n    'Squares a number.'\n    return x\n"));
  }

  @Test
  @DisplayName("is no string that only stands below a definition")
  void strings() {
    assertEquals(
        "Greet", titleOf("clj", "(defn greet [name]\n  (str\n    \"Hello my dear \" name))\n"));
  }
}
