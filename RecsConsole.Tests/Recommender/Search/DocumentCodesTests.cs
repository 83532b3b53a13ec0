using RecsConsole.Recommender.Retrieval.Texts;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Recommender.Search;

/// <summary>
/// A document is about the error codes of its title, headings and first sentences; a table of codes is about none of them.
/// </summary>
public sealed class DocumentCodesTests
{
    private const string Text = """
        # Unlocking accounts

        The person sees **AUTHN-4030**.

        ## After AUTHN-4040

        With AUTHN-4033, check the clock first.
        """;

    [Theory]
    [InlineData("authn-4030", true)]
    [InlineData("authn-4040", true)]
    [InlineData("authn-4033", null)]
    [InlineData("authn-4021", false)]
    public void Code_of_the_case_is_named_first_later_or_not_at_all(string code, bool? names) =>
        DocumentCodes.Of("Unlocking accounts", Text).Names([code]).ShouldBe(names);

    [Fact]
    public void Table_of_codes_and_a_case_without_codes_tell_nothing()
    {
        DocumentCodes.Of("Codes", "Each sign-in has a code.\n\n| AUTHN-4012 | Signature |").Names(["authn-4021"]).ShouldBeNull();
        DocumentCodes.Of("Unlocking accounts", Text).Names([]).ShouldBeNull();
    }
}
