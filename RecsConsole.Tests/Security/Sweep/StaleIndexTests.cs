using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Security.Sweep;

public sealed class StaleIndexTests
{
    [Fact]
    [Trait("Req", "R47")]
    public async Task Nothing_is_shown_that_an_index_still_allows_and_its_row_does_not()
    {
        await using var site = await StaleIndexes.SiteAsync(SweptWorld.Generate(5, SweepSize.Small.People, SweepSize.Small.Objects));

        var tally = await StaleIndexes.SweepAsync(site, oneIn: 4);

        tally.ChecksByPath.Keys.ShouldContain("SearchConsole");
        tally.Leaks.ShouldBeEmpty();
    }
}
