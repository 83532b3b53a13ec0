using RecsConsole.Components.Pages;
using RecsConsole.Engine.Text;
using RecsConsole.Features.Search;
using RecsConsole.Features.Search.Results;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Search;

public sealed class SearchTextTests
{
    [Theory]
    [InlineData("certificate", "Two certificates expired", "certificates")]
    [InlineData("zazolc", "Zażółć everything", "Zażółć")]
    [InlineData("authn-4012", "See AUTHN-4012 for more", "AUTHN|4012")]
    [InlineData("reset pass", "Password reset", "Password|reset")]
    [InlineData("the", "the end", "the")] // the last word is incomplete
    [InlineData("the ", "the end", "")]
    public void Words_are_marked_in_any_form(string search, string text, string marked) =>
        string.Join('|', new Highlighter(search).Mark(text).Where(part => part.IsHit).Select(part => part.Text)).ShouldBe(marked);

    [Theory]
    [InlineData("a <b>bold</b> & \u0001 text")]
    [InlineData("")]
    [InlineData("\ud83d\ude00 smile")]
    public void Marking_loses_nothing(string text) =>
        string.Concat(new Highlighter("bold smile").Mark(text).Select(part => part.Text)).ShouldBe(text);

    [Fact]
    public void Excerpt_shows_where_most_of_the_words_stand_and_cuts_no_word()
    {
        var text =
            string.Join(' ', Enumerable.Repeat("nothing of interest printer", 40))
            + " the printer jams after firmware "
            + string.Join(' ', Enumerable.Repeat("padding", 80));

        var parts = Excerpt.Of(text, new("printer jams firmware "), TextLanguage.English);

        var shown = string.Concat(parts.Select(part => part.Text));
        shown.ShouldContain("printer jams after firmware");
        shown.ShouldStartWith("… ");
        shown.ShouldEndWith(" …");
        shown.Length.ShouldBeLessThan(240);
        shown.Trim('…', ' ').Split(' ').ShouldAllBe(word => text.Split(' ').Contains(word));
    }

    [Fact]
    public void Address_holds_the_whole_search_and_comes_back()
    {
        var query = new SearchQuery
        {
            Text = "a&b=c #1 ü",
            Kind = SearchKind.Document,
            Issue = "login",
            Product = "identity",
            State = "open",
            Language = "de",
            SinceDays = 30,
            Page = 3,
        };

        SearchQuery.Read(AddressQuery.Parse(query.Address)).ShouldBe(query);
    }

    [Fact]
    public void Address_that_makes_no_sense_is_as_if_it_were_empty() =>
        SearchQuery
            .Read(
                AddressQuery.Parse($"?q={new('x', 500)}&kind=all-of-it&issue=&product={new('y', 200)}&state=half&lang=%20&since=-3&page=99")
            )
            .ShouldBe(new SearchQuery { Text = new('x', SearchQuery.LongestText) });
}
