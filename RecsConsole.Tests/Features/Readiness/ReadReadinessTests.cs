using System.Text;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Readiness;
using RecsConsole.Features.Tenants;
using RecsConsole.Features.Tenants.SourceCheck;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Tests.Support.Desk;
using RecsConsole.Tests.Support.Trails;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Readiness;

/// <summary>
/// The checklist of a real desk: computed from its rows, visible to readers of the audit trail, and limited to one tenant.
/// </summary>
[Trait("Req", "R196")]
public sealed class ReadReadinessTests : IAsyncLifetime
{
    private DeskWorld _world = null!;
    private Actor _auditor = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _world = await DeskWorld.CreateAsync(replace: services => services.AddReadiness().AddTenants());
        _auditor = await TrailWorld.AddPersonAsync(_world, ConsoleRole.Auditor);
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Tenant_without_a_decision_has_nothing_to_judge_by_where_decisions_are_asked_about()
    {
        var report = await ReadAsync();

        report.Lines.Select(line => line.Point).ShouldBe(Enum.GetValues<ReadinessPoint>());
        report
            .Lines.Where(line => line.Verdict is ReadinessVerdict.NothingYet)
            .Select(line => line.Point)
            .ShouldBeSubsetOf(Enum.GetValues<ReadinessPoint>().Except([ReadinessPoint.Workflow, ReadinessPoint.Traces]));
        VerdictOf(report, ReadinessPoint.Isolation).ShouldBe(ReadinessVerdict.NothingYet);
        VerdictOf(report, ReadinessPoint.Provenance).ShouldBe(ReadinessVerdict.NothingYet);
    }

    [Fact]
    public async Task Decision_is_read_again_and_meets_the_points_that_ask_about_decisions()
    {
        var decision = await _world.RecommendAsync();
        await using var db = _world.Open();
        var items = await db.DecisionItems.CountAsync(Token);

        var report = await ReadAsync();

        foreach (
            var point in new[]
            {
                ReadinessPoint.Unit,
                ReadinessPoint.Isolation,
                ReadinessPoint.Permission,
                ReadinessPoint.Provenance,
                ReadinessPoint.Validation,
                ReadinessPoint.Explanations,
                ReadinessPoint.LanguageModel,
            }
        )
        {
            VerdictOf(report, point).ShouldBe(ReadinessVerdict.Met, $"{point}");
        }

        FigureOf(report, ReadinessPoint.Isolation, "Suggestions checked").ShouldBe($"{items}");
        FigureOf(report, ReadinessPoint.Permission, "Permits that passed the second check").ShouldBe($"{items}");
        LineOf(report, ReadinessPoint.Provenance).Address.ShouldBe($"/decisions/{decision.DecisionId:D}");
    }

    [Fact]
    public async Task Sources_are_counted_as_on_their_own_page()
    {
        var report = await ReadAsync();

        var admin = await TrailWorld.AddPersonAsync(_world, ConsoleRole.Admin);
        var page = (await _world.Get<CheckSources>().RunAsync(admin, Token)).Value!;
        FigureOf(report, ReadinessPoint.Configuration, "Sources with data").ShouldEndWith($" of {page.Lines.Count}");
        var off = page.Lines.Count(line => line.Status is SourceStatus.Off);
        FigureOf(report, ReadinessPoint.Configuration, "Sources switched off").ShouldBe($"{off}");
        (page.Counts.All, page.Counts.Off).ShouldBe((page.Lines.Count, off));
    }

    [Fact]
    public async Task Item_of_another_tenant_turns_isolation_to_not_met()
    {
        await _world.RecommendAsync();
        await using var db = _world.Open();
        await db
            .DecisionItems.Where(row => row.Kind == ItemKind.Expert || row.Rank == 1)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.ItemId, _world.Elsewhere.Agent.PersonId.ToString("D")), Token);

        var line = LineOf(await ReadAsync(), ReadinessPoint.Isolation);

        line.Verdict.ShouldBe(ReadinessVerdict.NotMet);
        line.Finding.Figures.Single(figure => figure.IsWrong).Label.ShouldBe("Not from this tenant");
    }

    [Fact]
    public async Task Permit_that_never_held_is_found_by_the_second_checker_and_one_whose_facts_moved_is_not_blamed()
    {
        await _world.RecommendAsync();
        await _world.ChangeAsync(
            ChangeKind.Permission,
            db => db.People.Single(row => row.Id == _world.Here.Agent.PersonId).Roles = [ConsoleRole.Sales]
        );
        var wrong = LineOf(await ReadAsync(), ReadinessPoint.Permission);
        await _world.ChangeAsync(ChangeKind.Permission, db => db.People.Single(row => row.Id == _world.Here.Agent.PersonId).Revision++);
        var moved = LineOf(await ReadAsync(), ReadinessPoint.Permission);

        wrong.Verdict.ShouldBe(ReadinessVerdict.NotMet);
        wrong.Finding.Figures.Single(figure => figure.IsWrong).Label.ShouldBe("Permits that failed the second check");
        moved.Verdict.ShouldBe(ReadinessVerdict.Met);
        moved.Finding.Figures.Single(figure => figure.Label.StartsWith("Not comparable", StringComparison.Ordinal)).Value.ShouldNotBe("0");
    }

    [Fact]
    public async Task Decision_without_its_entry_and_a_failed_night_turn_audit_to_not_met()
    {
        await _world.RecommendAsync();
        await AddRunAsync("audit-verification", JobStatus.Done);
        VerdictOf(await ReadAsync(), ReadinessPoint.Audit).ShouldBe(ReadinessVerdict.Met);
        await using (var db = _world.Open())
        {
            await Intruder.BreakInAsync(db);
            await Intruder.DoAsync(db, "DELETE FROM \"AuditEntries\" WHERE \"Operation\" = 'decision.made'");
        }

        VerdictOf(await ReadAsync(), ReadinessPoint.Audit).ShouldBe(ReadinessVerdict.NotMet);
        await AddRunAsync("leak-detection", JobStatus.Failed);
        VerdictOf(await ReadAsync(), ReadinessPoint.Regression).ShouldBe(ReadinessVerdict.NotMet);
    }

    [Fact]
    public async Task Another_tenant_sees_its_own_rows_only()
    {
        await _world.RecommendAsync();
        await using (var db = _world.Database.Open())
        {
            db.BindTo(_world.Elsewhere.TenantId);
            db.People.Single(row => row.Id == _world.Elsewhere.Agent.PersonId).Roles = [ConsoleRole.Auditor];
            await db.SaveChangesAsync(Token);
        }

        var report = (await _world.Get<ReadReadiness>().RunAsync(_world.Elsewhere.Agent, Token)).Value!;

        FigureOf(report, ReadinessPoint.Unit, "Decisions checked").ShouldBe("0");
        FigureOf(report, ReadinessPoint.Audit, "Decisions checked").ShouldBe("0");
        LineOf(report, ReadinessPoint.Validation).MayOpen.ShouldBeFalse();
    }

    [Fact]
    public async Task Agent_gets_none_and_an_auditor_is_led_to_pages_that_auditors_read()
    {
        var agent = await _world.Get<ReadReadiness>().RunAsync(_world.Here.Agent, Token);
        var file = await _world.Get<ExportReadiness>().RunAsync(_world.Here.Agent, Token);
        var report = await ReadAsync();

        (agent.Error!.Kind, file.Error!.Kind).ShouldBe((ErrorKind.Forbidden, ErrorKind.Forbidden));
        LineOf(report, ReadinessPoint.Audit).MayOpen.ShouldBeTrue();
        LineOf(report, ReadinessPoint.Configuration).MayOpen.ShouldBeTrue();
    }

    [Fact]
    public async Task File_has_sixteen_points_and_stands_in_the_trail()
    {
        var file = (await _world.Get<ExportReadiness>().RunAsync(_auditor, Token)).Value!;

        Encoding.UTF8.GetString(file.Content).Split("\n## ").Length.ShouldBe(17);
        await using var db = _world.Open();
        (await db.AuditEntries.SingleAsync(row => row.Operation == "export.readiness", Token)).ActorId.ShouldBe(_auditor.PersonId);
    }

    private async Task<ReadinessReport> ReadAsync() => (await _world.Get<ReadReadiness>().RunAsync(_auditor, Token)).Value!;

    private static ReadinessLine LineOf(ReadinessReport report, ReadinessPoint point) => report.Lines.Single(line => line.Point == point);

    private static ReadinessVerdict VerdictOf(ReadinessReport report, ReadinessPoint point) => LineOf(report, point).Verdict;

    private static string FigureOf(ReadinessReport report, ReadinessPoint point, string label) =>
        LineOf(report, point).Finding.Figures.Single(figure => figure.Label == label).Value;

    private async Task AddRunAsync(string job, JobStatus status)
    {
        var now = _world.Database.Clock.GetUtcNow();
        await using var db = _world.Open();
        db.JobRuns.Add(
            new()
            {
                TenantId = db.TenantId,
                Id = Guid.NewGuid(),
                Job = job,
                Status = status,
                RequestedAt = now,
                FinishedAt = now,
            }
        );
        await db.SaveChangesAsync(Token);
    }
}
