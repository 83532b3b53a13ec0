using RecsConsole.Casework.Taxonomy;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Casework.Taxonomy;

public sealed class TermListTests
{
    private static readonly string[] s_used = ["sso", "old", "typo", "general"];

    private static readonly TermList s_terms = new([
        new("sso", "Single sign-on", IsRetired: false),
        new("old", "Old portal", IsRetired: true),
    ]);

    [Fact]
    public void Form_offers_terms_and_what_cases_have_but_nothing_retired() => s_terms.Offered(s_used).ShouldBe(["sso", "typo", "general"]);

    [Theory]
    [InlineData("sso", "Single sign-on")]
    [InlineData("old", "Old portal (retired)")]
    [InlineData("typo", "Typo (not in the taxonomy)")]
    [InlineData("general", "General")] // a case without an issue type
    public void Value_is_shown_by_its_label_and_an_unknown_one_says_so(string value, string words) => s_terms.Words(value).ShouldBe(words);

    [Fact]
    public void Taxonomy_without_terms_marks_nothing()
    {
        TermList.None.Words("card_fraud").ShouldBe("Card fraud");
        TermList.None.Offered(s_used).ShouldBe(s_used);
    }
}
