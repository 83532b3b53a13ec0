using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Platform.Changes;
using RecsConsole.Tenancy;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.Recommendations;

public sealed class StoredPropensityTests
{
    private const long Rate = 200_000;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Req", "R82")]
    public async Task Decision_stores_with_which_probability_each_place_was_given()
    {
        await using var world = await DeskWorld.CreateAsync();
        await TryOutAsync(world);

        await world.RecommendAsync();

        await using var db = world.Open();
        var stored = await db
            .DecisionItems.Where(row => row.Kind == ItemKind.Action && row.Rank <= 2)
            .OrderBy(row => row.Rank)
            .Select(row => row.Propensity)
            .ToListAsync(Token);
        stored.Count.ShouldBe(2);
        stored[0].ShouldBe(1_000_000, "what policy requires is there for sure");
        stored[1].ShouldBeOneOf(1_000_000 - Rate, Rate); // the best candidate, or the other one that exploration tries
    }

    // Two places, one more low-risk action than places, and exploration in one of five openings.
    private static Task TryOutAsync(DeskWorld world) =>
        world.ChangeAsync(
            ChangeKind.Configuration,
            db =>
            {
                db.Actions.Single(row => row.Key == "draft").Status = VersionStatus.Published;
                var settings = TenantConfiguration.Default;
                db.TenantConfigurations.Add(
                    new TenantConfigurationRow
                    {
                        TenantId = world.Here.TenantId,
                        Version = 2,
                        Json = (
                            settings with
                            {
                                Part = settings.Part with { Version = 2, ActionSlots = 2, ExplorationRate = Rate },
                            }
                        ).ToJson(),
                        Why = "Two places",
                        CreatedAt = world.Database.Clock.GetUtcNow(),
                    }
                );
            }
        );
}
