using RecsConsole.Platform;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Security.Fuzzing;

/// <summary>The page of a hostile mail takes no more elements than the limit, and its words are kept.</summary>
public sealed class HtmlTextTests
{
    private const string Page = "<html><head></head><body><p>One</p><p>Two</p></body></html>";

    [Theory]
    [InlineData(100, "One\nTwo")]
    [InlineData(3, "One  Two")] // each tag a blank
    public void Page_beyond_the_limit_loses_its_tags_only(int maxElements, string text) =>
        HtmlText.Of(Page, maxElements).Trim().ShouldBe(text);

    [Fact]
    public void Emphasis_that_multiplies_is_refused_and_its_words_are_kept()
    {
        var open = "<p>" + string.Concat(Enumerable.Range(0, 500).Select(number => $"<b a={number}>"));
        var paragraphs = string.Concat(Enumerable.Repeat("<p>word", 500));

        var text = HtmlText.Of(open + paragraphs);

        text.Split(' ', StringSplitOptions.RemoveEmptyEntries).ShouldBe(Enumerable.Repeat("word", 500));
    }
}
