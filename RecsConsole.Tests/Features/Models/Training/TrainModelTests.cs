using System.Text;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Ranking;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Features.Models;
using RecsConsole.Features.Models.Life;
using RecsConsole.Features.Models.Training;
using RecsConsole.Platform;
using RecsConsole.Platform.Jobs;
using RecsConsole.Recommender.Decisions;
using RecsConsole.Tenancy.Models;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Models.Training;

/// <summary>From the history to a registered model that ranks once it is live.</summary>
public sealed class TrainModelTests
{
    [Fact]
    [Trait("Req", "R113")]
    [Trait("Req", "R123")]
    public async Task Job_trains_evaluates_and_registers_a_shadow_once_per_run()
    {
        await using var world = await DeskHistory.OpenAsync();
        await world.AddAsync(world.Here);
        var job = new RetrainJob(world.Get<TrainModel>(), world.Get<ProposePromotion>());
        var context = new JobContext(Actor.Job(world.Here.TenantId), Guid.NewGuid(), world.Here.Agent.PersonId, 1);
        var steps = new List<int>();

        var first = await job.RunAsync(context, new Heard(steps), CancellationToken.None);
        var again = await job.RunAsync(context with { Attempt = 2 }, new JobProgress(), CancellationToken.None);

        first.Value.ShouldNotBeNull().Words.ShouldStartWith("Registered logistic-1: nDCG ");
        again.Value.ShouldBe(first.Value);
        steps.ShouldBeInOrder();
        var rows = await world.ModelsAsync();
        rows.Select(row => row.Kind).ShouldBe([ItemKind.Action, ItemKind.Expert]); // no document was used
        rows.ShouldAllBe(row => row.Status == ModelStatus.Shadow && row.JobRunId == context.RunId);
        rows.ShouldAllBe(row => row.TrainedById == world.Here.Agent.PersonId);
        rows.ShouldAllBe(row => ModelContent.Unpack(row.Content, row.ContentHash).Problem() == null);
        await using var db = world.Open();
        (await db.AuditEntries.CountAsync(entry => entry.Operation == "model.register")).ShouldBe(2);
        (await db.Changes.CountAsync(change => change.Kind == "model")).ShouldBe(2);
    }

    [Fact]
    public async Task Job_trains_only_the_unit_that_was_requested()
    {
        await using var world = await DeskHistory.OpenAsync();
        await world.AddAsync(world.Here);
        var job = new RetrainJob(world.Get<TrainModel>(), world.Get<ProposePromotion>());
        var context = new JobContext(Actor.Job(world.Here.TenantId), Guid.NewGuid(), world.Here.Agent.PersonId, 1);

        await job.RunAsync(context with { Part = ItemKind.Expert.ToCode() }, new JobProgress(), CancellationToken.None);

        (await world.ModelsAsync()).ShouldHaveSingleItem().Kind.ShouldBe(ItemKind.Expert);
    }

    [Fact]
    [Trait("Req", "R74")]
    [Trait("Req", "R123")]
    public async Task Report_has_both_rankers_on_the_later_period_with_intervals_and_no_violation()
    {
        await using var world = await DeskHistory.OpenAsync();
        await world.AddAsync(world.Here);

        var (version, report) = (await world.TrainAsync()).Value.ShouldNotBeNull();

        report.TestFrom.ShouldBeGreaterThan(report.TrainTo);
        report.TestDecisions.ShouldBeGreaterThan(60);
        var row = (await world.ModelsAsync()).ShouldHaveSingleItem();
        var learned = ModelContent.Unpack(row.Content, row.ContentHash);
        foreach (var (card, model) in new[] { (report.CardOf("heuristic"), null), (report.CardOf(version), learned) })
        {
            var counted = await ViolationCount.OfAsync(world, report, model);
            (counted.Decisions, (double)counted.Shown / counted.Decisions).ShouldBe((report.TestDecisions, card.Shown!.Value));
            (counted.Permission, counted.Constraint).ShouldBe((0, 0));
            (card.PermissionViolations, card.ConstraintViolations).ShouldBe((counted.Permission, counted.Constraint));
            counted.Kept.ShouldBe(["fix", "price"], "what must not be shown was there to be shown");
            card.Ndcg.N.ShouldBe(report.TestDecisions);
            card.Ndcg.Low.ShouldBeLessThanOrEqualTo(card.Ndcg.Value);
            card.Ndcg.High.ShouldBeGreaterThanOrEqualTo(card.Ndcg.Value);
            card.CalibrationError.Value.ShouldBeInRange(0, 0.5);
            (card.Brier!.N, card.BrierSkill!.N).ShouldBe((card.CalibrationError.N, card.CalibrationError.N));
            card.ItemsChecked.ShouldBe(counted.Shown);
            card.Spread!.Coverage.ShouldBeInRange(0.01, 1);
        }

        foreach (var baseline in new[] { report.CardOf(ModelReport.MostUsed), report.CardOf(ModelReport.Random) })
        {
            (baseline.PermissionViolations, baseline.ConstraintViolations).ShouldBe((0, 0));
            baseline.ItemsChecked!.Value.ShouldBeGreaterThan(0, "the oracle judges what baselines show too");
            baseline.BrierSkill.ShouldBeNull();
        }

        report.Reliability.Sum(bin => bin.N).ShouldBe(report.CardOf(version).CalibrationError.N);
        report.Gains!.Count.ShouldBe(2);
        report.Sources!.History.ShouldBe(2 * DeskHistory.Cases);
    }

    [Fact]
    [Trait("Req", "R76")]
    public async Task Same_history_gives_the_same_model()
    {
        await using var world = await DeskHistory.OpenAsync();
        await world.AddAsync(world.Here);

        var first = (await world.TrainAsync()).Value.ShouldNotBeNull();
        var second = (await world.TrainAsync()).Value.ShouldNotBeNull();

        second.Report.DataHash.ShouldBe(first.Report.DataHash);
        var models = await world.ModelsAsync();
        models.Select(row => row.Version).ShouldBe(["logistic-1", "logistic-2"]);
        var contents = models.Select(row => ModelContent.Unpack(row.Content, row.ContentHash)).Cast<LogisticModel>().ToList();
        contents[1].Weights.ShouldBe(contents[0].Weights);
        contents[1].Intercept.ShouldBe(contents[0].Intercept);
    }

    [Fact]
    [Trait("Req", "R70")]
    [Trait("Req", "R113")]
    public async Task Trained_model_ranks_once_it_is_live_and_not_before()
    {
        await using var world = await DeskHistory.OpenAsync();
        await world.AddAsync(world.Here);
        var before = await world.RecommendAsync();
        await world.TrainAsync();
        var shadow = await world.RecommendAsync(before.DecisionId);

        var id = (await world.ModelsAsync())[0].Id;
        await world.MoveAsync(id, row => row.Status = ModelStatus.Live);
        var live = await world.RecommendAsync(shadow.DecisionId);

        (await ModelOfAsync(world, shadow.DecisionId!.Value)).ShouldBe(HeuristicRanker.CurrentVersion);
        (await ModelOfAsync(world, live.DecisionId!.Value)).ShouldBe("logistic-1");
    }

    [Fact]
    [Trait("Req", "R72")]
    public async Task Two_tenants_get_two_calibrations()
    {
        await using var world = await DeskHistory.OpenAsync();
        await world.AddAsync(world.Here, lateEvery: 7);
        await world.AddAsync(world.Elsewhere, lateEvery: 2);

        var here = (await world.TrainAsync(world.Here)).Value.ShouldNotBeNull();
        var elsewhere = (await world.TrainAsync(world.Elsewhere)).Value.ShouldNotBeNull();

        (await CalibrationOfAsync(world, world.Here)).ShouldNotBe(await CalibrationOfAsync(world, world.Elsewhere));
        MeanProbability(here.Report).ShouldBeGreaterThan(MeanProbability(elsewhere.Report) + 0.1);
    }

    [Theory]
    [InlineData("Features")]
    [InlineData("Training")]
    [InlineData("Evaluating")]
    [Trait("Req", "R113")]
    public async Task Cancelled_training_leaves_nothing(string step)
    {
        await using var world = await DeskHistory.OpenAsync();
        await world.AddAsync(world.Here);
        using var cancellation = new CancellationTokenSource();

        await Should.ThrowAsync<OperationCanceledException>(() =>
            world.TrainAsync(progress: new CancelAt(step, cancellation), cancellationToken: cancellation.Token)
        );

        (await world.ModelsAsync()).ShouldBeEmpty();
    }

    private static async Task<string> CalibrationOfAsync(DeskWorld world, DeskTenant tenant)
    {
        var row = (await world.ModelsAsync()).Single(each => each.TenantId == tenant.TenantId);
        var model = ModelContent.Unpack(row.Content, row.ContentHash);
        return Encoding.UTF8.GetString(CanonicalJson.Serialize(model.Calibration));
    }

    private static double MeanProbability(ModelReport report) =>
        report.Reliability.Sum(bin => bin.N * bin.Predicted) / report.Reliability.Sum(bin => bin.N);

    private static async Task<string> ModelOfAsync(DeskWorld world, Guid decision)
    {
        await using var db = world.Open();
        var row = await db.Decisions.SingleAsync(each => each.Id == decision);
        return DecisionContent.VersionsOf(row).Engine.Model;
    }

    private sealed class Heard(List<int> percents) : JobProgress
    {
        public override Task ReportAsync(int percent, StoredText step, CancellationToken cancellationToken)
        {
            percents.Add(percent);
            return Task.CompletedTask;
        }
    }

    private sealed class CancelAt(string start, CancellationTokenSource cancellation) : JobProgress
    {
        public override Task ReportAsync(int percent, StoredText step, CancellationToken cancellationToken) =>
            step.Words.StartsWith(start, StringComparison.Ordinal) ? cancellation.CancelAsync() : Task.CompletedTask;
    }
}
