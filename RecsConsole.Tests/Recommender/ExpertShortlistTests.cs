using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Recommender.Snapshot;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Recommender;

public sealed class ExpertShortlistTests
{
    // the reader makes the shortlist before documents and dismissals are known, so none of those may affect it
    [Fact]
    public async Task Presence_is_read_for_exactly_those_whom_the_finished_snapshot_proposes()
    {
        await using var world = await DeskWorld.CreateAsync();
        await using var db = world.Open();

        var reading = await world
            .Get<SnapshotLoader>()
            .ReadAsync(db, world.Here.Agent, world.Here.CaseId, TestContext.Current.CancellationToken);

        var snapshot = reading.Loaded.ShouldNotBeNull().Snapshot;
        snapshot.Visible.Documents.ShouldNotBeEmpty();
        snapshot.Visible.Presence.ShouldNotBeEmpty();
        var again = CandidateSources.All().Shortlist(snapshot with { Shortlist = null });
        snapshot.Visible.Presence.Select(each => each.PersonId).ShouldBe(again.PersonIds, ignoreOrder: true);
    }

    [Fact]
    public async Task Ranking_takes_the_proposals_that_the_snapshot_brings_and_a_replay_makes_the_same()
    {
        await using var world = await DeskWorld.CreateAsync();
        await using var db = world.Open();

        var reading = await world
            .Get<SnapshotLoader>()
            .ReadAsync(db, world.Here.Agent, world.Here.CaseId, TestContext.Current.CancellationToken);

        var snapshot = reading.Loaded.ShouldNotBeNull().Snapshot;
        var served = CandidateSources.All().Propose(snapshot, SlateKind.Expert);
        var replayed = CandidateSources.All().Propose(snapshot with { Shortlist = null }, SlateKind.Expert);
        served.ShouldBeSameAs(snapshot.Shortlist.ShouldBeOfType<ExpertShortlist>().Proposed);
        CanonicalJson.Serialize(replayed).ShouldBe(CanonicalJson.Serialize(served));
    }

    [Fact]
    public async Task Snapshot_edited_where_the_sources_look_is_proposed_for_anew()
    {
        await using var world = await DeskWorld.CreateAsync();
        await using var db = world.Open();

        var reading = await world
            .Get<SnapshotLoader>()
            .ReadAsync(db, world.Here.Agent, world.Here.CaseId, TestContext.Current.CancellationToken);

        var snapshot = reading.Loaded.ShouldNotBeNull().Snapshot;
        var edited = snapshot with { Shared = snapshot.Shared with { People = new([]) } };
        snapshot.Shortlist.ShouldNotBeNull().PersonIds.ShouldNotBeEmpty();
        CandidateSources.All().Propose(edited, SlateKind.Expert).Candidates.ShouldBeEmpty();
    }
}
