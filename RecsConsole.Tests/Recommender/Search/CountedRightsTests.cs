using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform.Changes;
using RecsConsole.Recommender.History;
using RecsConsole.Recommender.Retrieval;
using RecsConsole.Recommender.Retrieval.Indexes;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Recommender.Search;

/// <summary>Counted history after the rights to a counted case changed.</summary>
[Trait("Req", "R51")]
public sealed class CountedRightsTests
{
    [Fact]
    public async Task Nothing_counted_is_shown_once_a_counted_case_is_for_fewer_people_until_it_is_counted_anew()
    {
        await using var world = await DeskWorld.CreateAsync();

        var (before, after) = await FollowAsync(world, row => row.Classification = Classifications.Restricted);

        before.Statistics.ShouldNotBeSameAs(CaseStatistics.None);
        after.Statistics.ShouldBeSameAs(CaseStatistics.None);
        after.NeedsRebuild.ShouldBeTrue(); // a new base is built immediately
        var anew = await world.Get<SearchSnapshots>().RebuildAsync(world.Here.Agent, CancellationToken.None);
        (anew.IsUncounted, anew.Statistics == CaseStatistics.None).ShouldBe((false, false));
    }

    [Fact]
    public async Task Another_title_leaves_the_counts_alone()
    {
        await using var world = await DeskWorld.CreateAsync();

        var (before, after) = await FollowAsync(world, row => row.Title = "Another");

        after.Statistics.ShouldBeSameAs(before.Statistics);
        after.IsUncounted.ShouldBeFalse();
    }

    private static async Task<(SearchSnapshot Before, SearchSnapshot After)> FollowAsync(DeskWorld world, Action<CaseRow> change)
    {
        var before = await world.Get<SearchSnapshots>().RebuildAsync(world.Here.Agent, CancellationToken.None);
        Guid id;
        await using (var db = world.Open())
        {
            var row = db.Cases.First(found => !found.IsOpen);
            change(row);
            id = row.Id;
            await db.SaveChangesAsync();
        }

        var moved = new ChangedKeys();
        moved.Add(ChangeKind.Case, id.ToString("D"));
        var after = await world.Get<SearchSnapshotUpdater>().FollowedAsync(before, moved, CancellationToken.None);
        return (before, after);
    }
}
