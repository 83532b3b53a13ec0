using RecsConsole.Engine.Assignment;
using RecsConsole.Engine.Evaluation;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Engine.Assignment;

/// <summary>
/// All requests of a team are planned together: nobody exceeds their capacity, equally good people take turns, and prices say what the next
/// request costs.
/// </summary>
[Trait("Req", "R45")]
public sealed class TeamPlannerTests
{
    private const long Weight = 100_000;

    [Fact]
    [Trait("Req", "R42")]
    [Trait("Req", "R81")]
    public void Nobody_gets_more_than_they_have_room_for()
    {
        var random = new Random(3);
        for (var i = 0; i < 300; i++)
        {
            var people = Enumerable
                .Range(0, 1 + random.Next(8))
                .Select(p => new PlannedPerson($"p{p}", random.Next(6), 6, random.Next(4)))
                .ToList();
            var requests = Enumerable
                .Range(0, random.Next(20))
                .Select(r => Request($"r{r}", [.. people.Select(_ => (long)random.Next(900_000))]))
                .ToList();

            var plan = TeamPlanner.Plan(requests, people, Weight);

            foreach (var person in people)
            {
                plan.PersonOf.Values.Count(taker => taker == person.Id).ShouldBeLessThanOrEqualTo(person.Room);
            }

            plan.PersonOf.Count.ShouldBe(Math.Min(requests.Count, people.Sum(each => each.Room)));
            plan.Prices.Values.ShouldAllBe(price => price >= 0 && price <= TeamPlanner.HighestPrice);
        }
    }

    [Fact]
    public void Requests_go_round_among_people_who_fit_equally_well()
    {
        var people = Enumerable.Range(0, 4).Select(p => new PlannedPerson($"p{p}", 0, 8, 8));
        var requests = Enumerable.Range(0, 12).Select(r => Request($"r{r:00}", 500_000, 500_000, 500_000, 500_000));

        var plan = TeamPlanner.Plan(requests, people, Weight);

        plan.PersonOf.GroupBy(each => each.Value).ShouldAllBe(group => group.Count() == 3);
        plan.GiniAfter.ShouldBe(0);
        plan.GivenUp.ShouldBe(0);
    }

    [Fact]
    public void A_little_match_is_given_up_where_the_best_is_full_and_the_price_says_so()
    {
        PlannedPerson[] people = [new("p0", 7, 8, 1), new("p1", 1, 8, 7)];

        var plan = TeamPlanner.Plan([Request("r0", 600_000, 560_000), Request("r1", 600_000, 300_000)], people, Weight);

        plan.PersonOf["r1"].ShouldBe("p0");
        plan.PersonOf["r0"].ShouldBe("p1");
        plan.GivenUp.ShouldBe(40_000);
        plan.Prices["p0"].ShouldBeGreaterThan(plan.Prices["p1"]);
        plan.GiniAfter.ShouldBeLessThan(plan.GiniBefore);
    }

    [Fact]
    public void Somebody_without_room_costs_at_least_a_full_load()
    {
        var plan = TeamPlanner.Plan([Request("r0", 900_000, 100_000)], [new("p0", 8, 8, 0), new("p1", 0, 8, 8)], Weight);

        plan.PersonOf["r0"].ShouldBe("p1");
        plan.Prices["p0"].ShouldBe(Weight);
    }

    [Theory]
    [InlineData(new long[] { 3, 3, 3 }, 0)]
    [InlineData(new long[] { 0, 0, 0, 12 }, 750_000)]
    [InlineData(new long[] { 1, 2, 3, 4 }, 250_000)]
    [InlineData(new long[0], 0)]
    public void Gini_is_that_of_the_books(long[] shares, long expected) => Gini.Of(shares).ShouldBe(expected);

    // scores of p0, p1, …
    private static OpenRequest Request(string id, params long[] scores) =>
        new(
            id,
            scores.Select((score, i) => (Key: $"p{i}", score)).ToDictionary(each => each.Key, each => each.score, StringComparer.Ordinal)
        );
}
