using RecsConsole.Cli.Bench;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Cli;

/// <summary>Sixty simulated days: with prices, nobody exceeds their capacity, and load is spread more evenly than by best match.</summary>
[Trait("Req", "R42")]
[Trait("Req", "R45")]
[Trait("Req", "R81")]
public sealed class BenchAssignmentTests
{
    [Theory]
    [InlineData("brightline")]
    [InlineData("orchard")]
    public void Prices_spread_requests_and_leave_nobody_over_capacity(string tenant)
    {
        var result = AssignmentBench.Run(tenant, days: 60, use: 75, seed: 20_261_120);

        var best = result.Rules.Single(each => each.Rule == AssignmentRule.BestMatch);
        var prices = result.Rules.Single(each => each.Rule == AssignmentRule.Prices);
        prices.OverCapacity.ShouldBe(0);
        best.OverCapacity.ShouldBeGreaterThan(0);
        prices.Gini.ShouldBeLessThan(best.Gini / 2);
        prices.GivenUp.ShouldBeInRange(0, 0.1);
    }
}
