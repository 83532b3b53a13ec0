using RecsConsole.Tests.Security.Fuzzing.Parsers;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Security.Fuzzing;

/// <summary>A new parser is fuzzed, or says why nobody else makes its input.</summary>
public sealed class ParsingPlacesTests
{
    [Fact]
    public void Each_place_that_takes_input_apart_is_fuzzed_or_says_why_not()
    {
        var found = ParsingPlaces.Find();
        var known = ParsingPlaces.Fuzzed.Keys.Concat(ParsingPlaces.Trusted.Keys).ToList();

        found.Except(known, StringComparer.Ordinal).ShouldBeEmpty("add them to a fuzzed parser, or say why nobody else makes the input");
        known.Except(found, StringComparer.Ordinal).ShouldBeEmpty("places that are gone");
        ParsingPlaces.Fuzzed.Keys.Intersect(ParsingPlaces.Trusted.Keys, StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Fact]
    public void Each_named_parser_is_fuzzed() =>
        ParsingPlaces.Fuzzed.Values.Except(FuzzedParsers.All.Select(parser => parser.Name), StringComparer.Ordinal).ShouldBeEmpty();

    [Fact]
    public void Filters_of_all_lists_are_among_the_fuzzed_addresses() => FuzzedRequests.FilterTypes().Count.ShouldBeGreaterThan(20);

    [Theory]
    [InlineData("RecsConsole/Features/Any.cs", "using var json = JsonDocument.Parse(text);", true)]
    [InlineData("RecsConsole/Features/Any.cs", "var bytes = Convert.FromBase64String(text);", true)]
    [InlineData("RecsConsole/Features/Any.cs", "new GZipStream(file, CompressionMode.Decompress)", true)]
    [InlineData("RecsConsole/Features/Any.cs", "JsonSerializer.Deserialize<List<string>>(row.Json)", false)]
    [InlineData("RecsConsole/Connectors/Any.cs", "JsonSerializer.Deserialize<List<string>>(body)", true)]
    [InlineData("RecsConsole/Connectors/Any.cs", "JsonSerializer.Serialize(body)", false)]
    [InlineData("RecsConsole/Recommender/Any.cs", "await response.Content.ReadFromJsonAsync<Answer>(token)", true)]
    public void Rule_would_notice_a_parser(string path, string code, bool isNoticed) =>
        ParsingPlaces.TakesApart(path, code).ShouldBe(isNoticed);
}
