using RecsConsole.Recommender.Snapshot;
using RecsConsole.Recommender.Snapshot.People;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Recommender;

public sealed class ExpertShortlistTests
{
    // the reader draws it up before documents and dismissals are known: none of those may matter
    [Fact]
    public async Task Presence_is_read_for_exactly_those_whom_the_finished_snapshot_proposes()
    {
        await using var world = await DeskWorld.CreateAsync();
        await using var db = world.Open();

        var reading = await world
            .Get<SnapshotLoader>()
            .ReadAsync(db, world.Here.Agent, world.Here.CaseId, TestContext.Current.CancellationToken);

        var snapshot = reading.Opened.ShouldNotBeNull().Snapshot;
        snapshot.Visible.Documents.ShouldNotBeEmpty();
        snapshot.Visible.Presence.ShouldNotBeEmpty();
        snapshot.Visible.Presence.Select(each => each.PersonId).ShouldBe(ExpertShortlist.Of(snapshot), ignoreOrder: true);
    }
}
