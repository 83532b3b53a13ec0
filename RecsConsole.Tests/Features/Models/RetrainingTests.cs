using RecsConsole.Database;
using RecsConsole.Features.Models.Overview;
using RecsConsole.Features.Models.Training;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Models;

public sealed class RetrainingTests
{
    [Fact]
    public async Task One_training_at_a_time_with_progress_for_all_who_may_see()
    {
        await using var world = await ModelWorld.OpenAsync();
        var request = world.Get<RequestRetraining>();

        var first = await request.RunAsync(world.Adele, null, CancellationToken.None);
        var second = await request.RunAsync(world.Rupert, null, CancellationToken.None);
        await MoveAsync(world, first.Value, row => (row.Status, row.Percent, row.Step) = (JobStatus.Running, 40, "fitting weights"));
        var shown = await ReadAsync(world);

        second.Error!.Kind.ShouldBe(ErrorKind.Conflict);
        shown.Active.ShouldNotBeNull();
        (shown.Active.Percent, shown.Active.Step?.Words).ShouldBe((40, "fitting weights"));
        shown.Active.RequestedBy.ShouldBe("Person adele");
    }

    [Theory]
    [MemberData(nameof(DatabaseProviders.Running), MemberType = typeof(DatabaseProviders))]
    public async Task Requests_made_at_once_queue_one_training_recorded_as_other_jobs_are(DatabaseProvider provider)
    {
        await using var world = await ModelWorld.OpenAsync(provider);
        var request = world.Get<RequestRetraining>();

        var results = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(i => Task.Run(() => request.RunAsync(i % 2 == 0 ? world.Adele : world.Rupert, null, default)))
        );

        var queued = results.Where(result => result.IsOk).ShouldHaveSingleItem();
        results.Count(result => result.Error?.Kind == ErrorKind.Conflict).ShouldBe(7);
        await using var db = world.Desk.Open();
        db.JobRuns.Where(row => row.Job == "retrain").ShouldHaveSingleItem().Id.ShouldBe(queued.Value);
        var entry = db.AuditEntries.Where(row => row.Operation == "retrain.models").ShouldHaveSingleItem();
        (entry.ObjectKind, entry.ObjectId).ShouldBe(("job", "retrain"));
    }

    [Fact]
    public async Task Cancelling_ends_what_is_queued_and_asks_what_runs()
    {
        await using var world = await ModelWorld.OpenAsync();
        var (request, cancel) = (world.Get<RequestRetraining>(), world.Get<CancelRetraining>());
        var queued = await request.RunAsync(world.Adele, null, CancellationToken.None);
        await cancel.RunAsync(world.Rupert, queued.Value, CancellationToken.None);
        var running = await request.RunAsync(world.Adele, null, CancellationToken.None);
        await MoveAsync(world, running.Value, row => row.Status = JobStatus.Running);

        var asked = await cancel.RunAsync(world.Rupert, running.Value, CancellationToken.None);

        asked.IsOk.ShouldBeTrue();
        await using var db = world.Desk.Open();
        db.JobRuns.Single(row => row.Id == queued.Value).Status.ShouldBe(JobStatus.Cancelled);
        var row = db.JobRuns.Single(row => row.Id == running.Value);
        row.Status.ShouldBe(JobStatus.Running);
        row.CancelRequestedById.ShouldBe(world.Rupert.PersonId);
    }

    [Fact]
    public async Task Retraining_of_one_unit_is_kept_with_its_run_and_in_the_trail()
    {
        await using var world = await ModelWorld.OpenAsync();

        var run = await world.Get<RequestRetraining>().RunAsync(world.Adele, ItemKind.Expert, CancellationToken.None);

        await using var db = world.Desk.Open();
        db.JobRuns.Single(row => row.Id == run.Value).Part.ShouldBe(ItemKind.Expert.ToCode());
        var entry = db.AuditEntries.Where(row => row.Operation == "retrain.models").ShouldHaveSingleItem();
        entry.DetailsJson.ShouldContain(ItemKind.Expert.ToCode());
    }

    [Fact]
    public async Task Refusal_of_the_last_training_is_kept_in_words()
    {
        await using var world = await ModelWorld.OpenAsync();
        var run = await world.Get<RequestRetraining>().RunAsync(world.Adele, null, CancellationToken.None);
        await MoveAsync(
            world,
            run.Value,
            row =>
            {
                row.Status = JobStatus.Failed;
                row.FinishedAt = row.RequestedAt.AddSeconds(2);
                row.Result = "312 of 500 decisions with a finished label; 188 missing.";
            }
        );

        var shown = await ReadAsync(world);

        shown.Active.ShouldBeNull();
        shown.Last!.Result!.Words.ShouldBe("312 of 500 decisions with a finished label; 188 missing.");
    }

    private static Task MoveAsync(ModelWorld world, Guid id, Action<JobRunRow> move) =>
        world.Desk.ChangeAsync(ChangeKind.Job, db => move(db.JobRuns.Single(row => row.Id == id)));

    private static async Task<Retraining> ReadAsync(ModelWorld world) =>
        (await world.Get<ListModels>().RunAsync(world.Supervisor, new(), CancellationToken.None)).Value!.Retraining;
}
