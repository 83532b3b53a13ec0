using Microsoft.Extensions.Logging.Abstractions;
using RecsConsole.Casework.Intake;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Models.Training;
using RecsConsole.Features.Models.Training.History;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Recommender.Past;
using RecsConsole.Tenancy;
using RecsConsole.Tests.Features.Cases.Import;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Models.Training;

/// <summary>An example has the fields that the case had before the step, wherever the case comes from.</summary>
public sealed class HistoryFieldsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Imported_case_has_the_priority_team_and_product_that_the_log_had_recorded_by_then()
    {
        await using var import = await LogImport.CreateAsync();
        (await import.RunAsync(import.Write(Log()))).Value.ShouldNotBeNull();

        var (cases, examples) = await ReadAsync(import);

        var found = cases.Single(each => each.Row.Key == "c1");
        (found.Row.Priority, found.Row.TeamKey, found.Row.Product, found.Row.Title).ShouldBe((1, "back", "vpn", "vpn: c1"));
        foreach (var (ordinal, title) in new[] { (2, "mail: c1"), (3, "mail: c1"), (4, "vpn: c1") })
        {
            found.RecordAt(HistoryMoment.Before(found.Events[ordinal - 1])).Title.ShouldBe(title);
        }

        var early = examples.Single(each => each.Key.Id == found.Row.Id && each.Key.Ordinal == 2).Snapshot.Case;
        (early.Priority, early.Team, early.Product, early.IssueType).ShouldBe((4, "front", "mail", "mail"));
        var late = examples.Single(each => each.Key.Id == found.Row.Id && each.Key.Ordinal == 4).Snapshot.Case;
        (late.Priority, late.Team, late.Product, late.IssueType).ShouldBe((1, "back", "vpn", "vpn"));
        var opening = found.OpeningFields.ToDictionary();
        (opening["priority"], opening["team"], opening["product"]).ShouldBe(("4", "front", "mail"));
    }

    [Fact]
    public async Task Case_that_another_system_changed_has_its_former_fields_before_the_change()
    {
        await using var world = await DeskHistory.OpenAsync();
        await world.AddAsync(world.Here, cases: 60);
        var before = await world.ExamplesAsync();
        var id = await ChangeBetweenItsStepsAsync(world, "H-10");

        var examples = (await world.BuildExamplesAsync()).Where(each => each.Key.Id == id).ToList();

        var ask = examples.Single(each => each.Key.Ordinal == 1);
        (ask.Snapshot.Case.Priority, ask.Snapshot.Case.IssueType, ask.Snapshot.Case.Product).ShouldBe((2, "printer", "printing"));
        var fix = examples.Single(each => each.Key.Ordinal == 3);
        (fix.Snapshot.Case.Priority, fix.Snapshot.Case.IssueType, fix.Snapshot.Case.Product).ShouldBe((1, "fire", null));
        (await world.ExamplesAsync())[ask.Key].ShouldBe(before[ask.Key], "a later change is no part of an earlier example");
    }

    private static string Log() =>
        "case,activity,time,who,team,doc,product,prio\n"
        + string.Concat(
            Enumerable
                .Range(1, 8)
                .Select(i =>
                    $"c{i},open,2024-01-{i:00} 10:00,ann,front,,mail,4\n"
                    + $"c{i},triage,2024-01-{i:00} 11:00,ann,front,,mail,4\n"
                    + $"c{i},work,2024-01-{i:00} 12:00,bob,back,,vpn,1\n"
                    + $"c{i},close,2024-01-{i:00} 13:00,bob,back,,vpn,1\n"
                )
        );

    private static async Task<(IReadOnlyList<HistoryCase> Cases, List<TrainingExample> Examples)> ReadAsync(LogImport import)
    {
        await using var db = await import.OpenTenantAsync();
        var actor = Actor.Job(db.TenantId);
        var facts = await import.Service<TenantFactsReader>().ReadAsync(actor, Token);
        var cases = await HistoryReader.ReadAsync(db, facts, 1_000, Token);
        var now = new DateTimeOffset(2024, 6, 1, 0, 0, 0, TimeSpan.Zero);
        var history = new HistoryExamples(
            SlateKind.Action,
            cases,
            new(facts, LabelWindows.Default, new(), new AccessPolicy(), now, NullLogger.Instance),
            new(db, actor, facts, Search: null),
            new HashSet<Guid>()
        );
        var built = new List<TrainingExample>();
        foreach (var key in history.Keys)
        {
            if (await history.BuildAsync(key, Token) is { } example)
            {
                built.Add(example);
            }
        }

        return (cases, built);
    }

    // the events of the desk are "ask" after one hour and "fix" after three
    private static async Task<Guid> ChangeBetweenItsStepsAsync(DeskWorld world, string key)
    {
        CaseEventRow? fix = null;
        await world.ChangeAsync(
            ChangeKind.Case,
            db =>
            {
                var row = db.Cases.Single(each => each.Key == key);
                fix = db.CaseEvents.Single(each => each.CaseId == row.Id && each.Ordinal == 2);
                db.Remove(fix);
                row.EventCount = 1;
            }
        );
        await world.ChangeAsync(
            ChangeKind.Case,
            db =>
            {
                var row = db.Cases.Single(each => each.Key == key);
                var edit = CaseEdit.Of(row);
                (row.Priority, row.IssueType, row.Product, row.Title) = (1, "fire", null, "The printer burns");
                edit.Append(db, $"api:{row.Id:N}", row.OpenedAt.AddHours(2), new Dictionary<string, string>()).ShouldBeTrue();
                CaseEdit.Of(row).Append(db, "again", row.OpenedAt.AddHours(2), new Dictionary<string, string>()).ShouldBeFalse();
                db.Add(DeskHistory.Event(row, 3, "fix", "working", "resolved", fix!.At));
                row.EventCount = 3;
            }
        );
        return fix!.CaseId;
    }
}
