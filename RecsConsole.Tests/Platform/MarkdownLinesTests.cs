using RecsConsole.Platform;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Platform;

/// <summary>Markdown as lines of plain text.</summary>
public sealed class MarkdownLinesTests
{
    [Fact]
    public void Paragraphs_and_items_are_one_line_each_and_rows_are_sentences()
    {
        const string text = """
            # Codes

            The page **shows** the code
            to the person.

            - Look at it.
            - Then look at
              the log.

            | Code | Meaning | First thing to check |
            |---|:---:|---|
            | A-1 | The account is locked | Was the password changed? |
            | `A-2` | One \| the other | |

            ```
            a | b
            ```
            """;

        MarkdownLines
            .Of(text)
            .Select(line => line.Text)
            .ShouldBe([
                "Codes",
                "The page shows the code to the person.",
                "Look at it.",
                "Then look at the log.",
                "A-1: The account is locked. First thing to check: Was the password changed?",
                "A-2: One | the other.",
                "a | b",
            ]);
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("\n\n", 0)]
    [InlineData("|", 0)]
    [InlineData("| a | b |", 1)]
    [InlineData("a | b", 1)] // no table without a ruler
    public void Part_of_a_table_is_read_too(string text, int lines) => MarkdownLines.Of(text).Count.ShouldBe(lines);
}
