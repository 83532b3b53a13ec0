using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Security.Sweep;

/// <summary>
/// Runs generated tenants, people and objects through the read paths of the whole application, and compares with an oracle that does not
/// know the policy.
/// </summary>
public sealed class PermissionSweepTests(ITestOutputHelper output)
{
    [Fact]
    [Trait("Req", "R46")]
    [Trait("Req", "R47")]
    [Trait("Req", "R51")]
    [Trait("Req", "R56")]
    [Trait("Req", "R57")]
    public async Task Nothing_leaks_in_ten_thousand_combinations()
    {
        var tally = await SweepAsync(SweepSize.Tenth, seed: 20261120);

        tally.Combinations.ShouldBeGreaterThanOrEqualTo(10_000);
        tally.OverHttp.ShouldBeGreaterThanOrEqualTo(500);
    }

    [Fact]
    [Trait("Speed", "Slow")]
    [Trait("Req", "R51")]
    public async Task Nothing_leaks_in_a_hundred_thousand_combinations()
    {
        var tally = await SweepAsync(SweepSize.Whole, seed: 7);

        tally.Combinations.ShouldBeGreaterThanOrEqualTo(100_000);
        tally.OverHttp.ShouldBeGreaterThanOrEqualTo(5_000);
    }

    private async Task<SweepTally> SweepAsync(SweepSize size, int seed)
    {
        var world = SweptWorld.Generate(seed, size.People, size.Objects);
        await using var site = await SweepSite.CreateAsync(world);
        var tally = await Sweeping.RunAsync(site, size);
        await new HttpVisits(site, tally).RunAsync(size.Http, size.Visitors);

        output.WriteLine(
            $"{tally.Combinations} combinations of tenant, actor and object, {tally.OverHttp} answers over HTTP, {tally.Leaks.Count} leaks"
        );
        foreach (var (path, checks) in tally.ChecksByPath.OrderBy(each => each.Key, StringComparer.Ordinal))
        {
            output.WriteLine($"  {path}: {checks}");
        }

        tally.Leaks.ShouldBeEmpty();
        tally.Missing.ShouldBeEmpty("permission that is too narrow is a fault too");
        return tally;
    }
}
