using RecsConsole.Casework;
using RecsConsole.Platform.Changes;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Recommender.Cards;

/// <summary>A step with which a second person disagreed is told apart from one that did not help.</summary>
public sealed class RefusedStepTests
{
    [Theory]
    [InlineData("check-refused", true)]
    [InlineData("verification-failed", false)]
    public async Task What_takes_the_case_back_says_which_it_was(string occurrence, bool isRefused)
    {
        await using var world = await DeskWorld.CreateAsync();
        await world.ChangeAsync(
            ChangeKind.Catalog,
            db =>
            {
                var workflow = db.Workflows.Single();
                workflow.DefinitionJson = workflow.DefinitionJson.Replace(
                    "\"transitions\":[",
                    $$"""
                    "transitions":[{"actionKey":"{{occurrence}}","from":"working","observedCount":0,"to":"new"},
                    """,
                    StringComparison.Ordinal
                );
            }
        );
        await world.AcceptAsync(await world.RecommendAsync(), "ask");
        await TakeBackAsync(world, occurrence);

        var failed = (await world.RecommendAsync()).Memory.Failed.ShouldHaveSingleItem();

        (failed.Title, failed.HasFailed, failed.IsRefused).ShouldBe(("Do ask", true, isRefused));
    }

    private static Task TakeBackAsync(DeskWorld world, string occurrence)
    {
        world.Database.Clock.Advance(TimeSpan.FromMinutes(5));
        return world.ChangeAsync(
            ChangeKind.Case,
            db =>
            {
                var row = db.Cases.Single(found => found.Id == world.Here.CaseId);
                row.Status = "new";
                CaseEvents.Append(
                    db,
                    row,
                    new("taken-back", occurrence, CaseEventKind.System, null, world.Database.Clock.GetUtcNow())
                    {
                        FromState = "working",
                        ToState = "new",
                    }
                );
            }
        );
    }
}
