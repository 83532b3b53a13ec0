using RecsConsole.Casework.Conversation;
using RecsConsole.Database;
using RecsConsole.Engine.Text;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Conversation;

/// <summary>A passage in a message to a customer is readable text, and only about their case.</summary>
public sealed class CitedPassageTests
{
    private const string Intro = "Every failed sign-in has a code.";

    private const string Codes =
        "# Codes\n\n"
        + Intro
        + "\n\n| Code | Meaning | First thing to check |\n|---|---|---|\n"
        + "| AUTHN-4012 | The signature does not match | The certificate |\n"
        + "| AUTHN-4021 | The assertion is not valid yet | The clock of the provider |\n";

    [Theory]
    [InlineData(
        """{"Code":"AUTHN-4021"}""",
        "AUTHN-4021: The assertion is not valid yet. First thing to check: The clock of the provider."
    )]
    [InlineData(
        "{}",
        "AUTHN-4012: The signature does not match. First thing to check: The certificate.\n"
            + "AUTHN-4021: The assertion is not valid yet. First thing to check: The clock of the provider."
    )]
    public void Table_is_quoted_as_sentences_and_only_the_rows_with_the_codes_of_the_case(string fields, string quoted)
    {
        var start = Codes.IndexOf("| Code", StringComparison.Ordinal);

        // the index cuts the passage inside a word
        CitedPassage.From(ADocument(Codes), new PassageSpan(start, 150), ACase(fields)).Passage.ShouldBe(quoted);
        CitedPassage.From(ADocument(Codes), null, ACase(fields)).Passage.ShouldBe(Intro + "\n" + quoted);
    }

    [Fact]
    public void Long_paragraph_ends_with_a_sentence()
    {
        var text = string.Join(' ', Enumerable.Repeat("One person tries to sign in and tells us what the page shows.", 40));

        var quoted = CitedPassage.From(ADocument(text + "\n\nAnother."), new PassageSpan(0, 600), ACase("{}")).Passage;

        quoted.Length.ShouldBeInRange(800, 901);
        quoted.ShouldEndWith("what the page shows.");
    }

    private static DocumentRow ADocument(string text) =>
        new()
        {
            Key = "codes",
            Version = 1,
            Title = "Codes",
            Kind = "article",
            Text = text,
            Status = DocumentStatus.Effective,
        };

    private static CaseRow ACase(string fields) =>
        new()
        {
            Key = "BR-1532",
            Title = "Some people cannot sign in",
            Description = "It began this morning.",
            TypeKey = "support",
            IssueType = "sso-assertion",
            Status = "new",
            CustomFieldsJson = fields,
        };
}
