using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using RecsConsole.Features.Security;
using RecsConsole.Features.Security.Leaks;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Recommender.Ranking;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Security.Leaks;

/// <summary>The detector reports nothing where nothing leaks, and finds each possible kind of leak.</summary>
public sealed class LeakDetectorTests
{
    [Fact]
    [Trait("Req", "R56")]
    [Trait("Req", "R90")]
    public async Task Nothing_that_is_hidden_moves_what_is_shown()
    {
        await using var world = await LeakWorld.CreateAsync();

        var result = await world.RunJobAsync();

        result.Error.ShouldBeNull();
        result.Value!.Words.ShouldBe("1 of 1 decisions of the last day checked, 0 could not be checked: no leak found.");
        await using var db = world.Desk.Open();
        (await db.SecurityAlerts.CountAsync()).ShouldBe(0);
        (await db.Decisions.CountAsync()).ShouldBe(1, "runs are not openings");
    }

    [Theory]
    [InlineData("documents")]
    [InlineData("cases")]
    [InlineData("history")]
    [InlineData("rows")]
    public async Task Check_that_is_deleted_before_ranking_is_found(string what)
    {
        await using var world = await LeakWorld.CreateAsync();
        await using var db = world.Desk.Open();

        var answer = await world.CheckAsync(evidence =>
            what switch
            {
                "documents" => DamagedEvidence.WithOpenDocumentScan(evidence, db),
                "cases" => DamagedEvidence.WithOpenCaseScan(evidence, db),
                "history" => DamagedEvidence.WithOpenHistory(evidence, db),
                _ => DamagedEvidence.WithOpenRows(evidence),
            }
        );

        answer.IsChecked.ShouldBeTrue();
        var witness = answer.Witness.ShouldNotBeNull($"nobody noticed open {what}");
        witness.AsIs.ShouldNotBe(witness.Otherwise);
    }

    [Fact]
    public async Task Action_that_ranking_kept_and_validation_refuses_is_an_alert_with_its_witness()
    {
        await using var world = await LeakWorld.CreateAsync(services =>
            services.Replace(ServiceDescriptor.Singleton(new ActivePipelines(new OpenDoors())))
        );

        var result = await world.RunJobAsync();

        result.Error!.Message.ShouldStartWith("1 of 1 decisions reveal data");
        await using var db = world.Desk.Open();
        var alert = await db.SecurityAlerts.SingleAsync();
        var decision = await db.Decisions.SingleAsync();
        alert.Kind.ShouldBe(SecurityAlertKind.Leak);
        alert.DecisionId.ShouldBe(decision.Id);
        var witness = LeakFinding.From(alert.WitnessJson)!;
        witness.Run.ShouldBe("validation");
        witness.Object.ShouldBe("action:price");
        alert.WitnessJson.ShouldNotContain("Printer");
        var entry = await db.AuditEntries.SingleAsync(row => row.Operation == "detect.leak");
        entry.ObjectId.ShouldBe(decision.Id.ToString("D"));
        entry.DetailsJson.ShouldContain(alert.Id.ToString("D"));
    }

    [Fact]
    public async Task Witness_names_the_one_hidden_case_that_is_counted()
    {
        await using var world = await LeakWorld.CreateAsync();
        await using var db = world.Desk.Open();
        var secret = await db.Cases.Where(row => row.Key == "H-7").Select(row => row.Id).SingleAsync();

        var answer = await world.CheckAsync(evidence => DamagedEvidence.WithOpenHistory(evidence, db, secret));

        var witness = answer.Witness.ShouldNotBeNull();
        witness.Object.ShouldBe($"case:{secret:D}");
        witness.Stage.ShouldBe("history");
    }

    [Fact]
    public async Task Decision_whose_reader_lost_the_case_is_left_out_and_said()
    {
        await using var world = await LeakWorld.CreateAsync();
        await world.Desk.ChangeAsync(ChangeKind.Case, db => db.Cases.First(row => row.Id == world.Desk.Here.CaseId).Classification = 3);

        var result = await world.RunJobAsync();

        result.Value!.Words.ShouldBe("0 of 1 decisions of the last day checked, 1 could not be checked: no leak found.");
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(3, 3)]
    [InlineData(80, 5)]
    [InlineData(1_000, 10)]
    [InlineData(90_000, 200)]
    public void Sample_is_one_in_a_hundred_and_at_least_a_few(int decisions, int drawn)
    {
        var all = Enumerable.Range(0, decisions).Select(_ => Guid.NewGuid()).ToList();
        var run = Guid.NewGuid();

        LeakSample.Draw(all, run).Count.ShouldBe(drawn);
        LeakSample.Draw(all, run).ShouldBe(LeakSample.Draw(all.AsEnumerable().Reverse().ToList(), run));
    }
}
