using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Intake;
using RecsConsole.Casework.Undo;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Cases;
using RecsConsole.Features.Cases.Assignment;
using RecsConsole.Features.Cases.Detail;
using RecsConsole.Features.Cases.Fields;
using RecsConsole.Platform;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.Cases.Fields;

public sealed class ChangeCasesTests
{
    private const string Network = "network";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Case_moves_to_another_team_and_leaves_an_assignee_who_is_not_in_it()
    {
        await using var desk = await OpenAsync();
        var row = desk.ACase("BR-1");
        await desk.AddAsync(row);

        var outcome = await ChangeAsync(desk, desk.Ana, new() { Team = Network }, row);

        outcome.Done.ShouldHaveSingleItem().CaseKey.ShouldBe("BR-1");
        await using var db = desk.Read();
        var stored = await db.Cases.SingleAsync(Token);
        (stored.TeamKey, stored.AssigneeId).ShouldBe((Network, null));
        (await AssignCasesTests.HistoryAsync(desk, row)).ShouldBe([
            "Ana Nowak changed the case: Team Access → Network",
            "Ana Nowak took the case back from Ana Nowak; it is unassigned now",
        ]);
        (await db.AuditEntries.CountAsync(each => each.Operation == "change.case" && each.Outcome == "done", Token)).ShouldBe(1);
    }

    [Fact]
    public async Task Reason_of_a_move_is_told_to_who_had_the_case_and_stays_as_a_note()
    {
        await using var desk = await OpenAsync();
        var row = desk.ACase("BR-1", each => each.AssigneeId = desk.Jonas.PersonId);
        await desk.AddAsync(row);

        await ChangeAsync(desk, desk.Sam, new() { Team = Network }, "The line is down.", row);

        await using var db = desk.Read();
        var news = await db.InboxItems.SingleAsync(Token);
        (news.RecipientId, news.Kind, news.Text).ShouldBe((desk.Jonas.PersonId, InboxKind.Taken, "The line is down."));
        (await db.Notes.SingleAsync(Token)).Text.ShouldBe("The line is down.");
    }

    [Fact]
    public async Task Priority_type_and_product_change_in_one_step_that_an_undo_takes_back()
    {
        await using var desk = await OpenAsync();
        var row = desk.ACase("BR-1", each => each.Product = "vpn");
        await desk.AddAsync(row, desk.ACase("other", each => (each.IssueType, each.Product) = ("outage", "router")));
        var to = new NewValues
        {
            Priority = 1,
            IssueType = "outage",
            Product = "router",
        };

        var outcome = await ChangeAsync(desk, desk.Ana, to, row);
        var changed = await ReadAsync(desk, row);
        var undone = await UndoAsync(desk, desk.Ana, outcome);

        (changed.Priority, changed.IssueType, changed.Product, changed.AssigneeId).ShouldBe((1, "outage", "router", desk.Ana.PersonId));
        undone.ShouldBe(1);
        var back = await ReadAsync(desk, row);
        (back.Priority, back.IssueType, back.Product).ShouldBe((3, "sso", "vpn"));
        (await AssignCasesTests.HistoryAsync(desk, row)).ShouldBe([
            "Ana Nowak changed the case: Priority P1 Urgent → P3 Normal, Issue type Outage → Sso, Product Router → Vpn",
            "Ana Nowak changed the case: Priority P3 Normal → P1 Urgent, Issue type Sso → Outage, Product Vpn → Router",
        ]);
    }

    [Fact]
    public async Task Undo_of_a_move_gives_the_case_back_to_its_assignee_and_withdraws_the_news()
    {
        await using var desk = await OpenAsync();
        var row = desk.ACase("BR-1", each => each.AssigneeId = desk.Jonas.PersonId);
        await desk.AddAsync(row);
        var outcome = await ChangeAsync(desk, desk.Sam, new() { Team = Network }, row);

        var undone = await UndoAsync(desk, desk.Sam, outcome);

        undone.ShouldBe(1);
        var back = await ReadAsync(desk, row);
        (back.TeamKey, back.AssigneeId).ShouldBe((Desk.Team, desk.Jonas.PersonId));
        await using var db = desk.Read();
        (await db.InboxItems.CountAsync(Token)).ShouldBe(0);
    }

    [Fact]
    public async Task Undo_is_refused_once_something_else_happened_too_late_or_to_somebody_else()
    {
        await using var desk = await OpenAsync();
        var (moved, late) = (desk.ACase("moved"), desk.ACase("late"));
        await desk.AddAsync(moved, late);
        var outcome = await ChangeAsync(desk, desk.Ana, new() { Priority = 1 }, moved, late);
        await desk.Get<AddNote>().RunAsync(desk.Ana, new(Guid.NewGuid(), moved.Id, "They called."), Token);

        var ofAnother = await UndoAsync(desk, desk.Sam, outcome);
        desk.Clock.Advance(UndoWindow.Accepted + TimeSpan.FromSeconds(1));
        var tooLate = await UndoAsync(desk, desk.Ana, outcome);

        (ofAnother, tooLate).ShouldBe((0, 0));
        (await ReadAsync(desk, late)).Priority.ShouldBe(1);
    }

    [Fact]
    public async Task What_the_case_was_before_can_still_be_read()
    {
        await using var desk = await OpenAsync();
        var row = desk.ACase("BR-1");
        await desk.AddAsync(row);

        await ChangeAsync(desk, desk.Ana, new() { Team = Network, Priority = 1 }, row);

        await using var db = desk.Read();
        var edits = await CaseEdits.ReadAsync(db, db.Cases.Select(each => each.Id), Token);
        var opened = CaseEdits.AtOpening(await db.Cases.AsNoTracking().SingleAsync(Token), edits[row.Id]);
        (opened.TeamKey, opened.Priority).ShouldBe((Desk.Team, 3));
    }

    [Fact]
    public async Task Each_case_has_its_own_answer()
    {
        await using var desk = await OpenAsync();
        var (good, over, theirs) = (
            desk.ACase("good"),
            desk.ACase("over", row => row.IsOpen = false),
            desk.ACase("theirs", row => row.AssigneeId = desk.Jonas.PersonId)
        );
        var (other, secret) = (
            desk.ACase("other", row => (row.TeamKey, row.AssigneeId) = (Network, null)),
            desk.ACase("secret", row => row.Classification = Classifications.Restricted)
        );
        await desk.AddAsync(good, over, theirs, other, secret);

        var outcome = await ChangeAsync(desk, desk.Ana, new() { Priority = 1 }, over, theirs, other, secret, good);

        outcome.Done.ShouldHaveSingleItem().CaseKey.ShouldBe("good");
        outcome.NotDone.Select(each => each.CaseKey).ShouldBe(["over", "theirs", "other", null]);
        await using var db = desk.Read();
        (await db.Cases.CountAsync(row => row.Priority == 1, Token)).ShouldBe(1);
        (await db.AuditEntries.CountAsync(each => each.Operation == "change.case" && each.Outcome == "denied", Token)).ShouldBe(4);
    }

    [Fact]
    public async Task Case_that_changed_since_it_was_seen_stays()
    {
        await using var desk = await OpenAsync();
        var row = desk.ACase("BR-1");
        await desk.AddAsync(row);
        await desk.Get<AddNote>().RunAsync(desk.Ana, new(Guid.NewGuid(), row.Id, "They called."), Token);

        var outcome = await ChangeAsync(desk, desk.Ana, new() { Priority = 1 }, row);

        outcome.NotDone.ShouldHaveSingleItem();
        (await ReadAsync(desk, row)).Priority.ShouldBe(3);
    }

    [Theory]
    [InlineData("nowhere", null, null)]
    [InlineData(null, 5, null)]
    [InlineData(null, 0, null)]
    [InlineData(null, null, "no such type")]
    [InlineData(null, null, null)]
    public async Task Values_that_do_not_exist_are_refused_before_anything_changes(string? team, int? priority, string? issueType)
    {
        await using var desk = await OpenAsync();
        var row = desk.ACase("BR-1");
        await desk.AddAsync(row);
        var to = new NewValues
        {
            Team = team,
            Priority = priority,
            IssueType = issueType,
        };

        var refused = await desk.Get<ChangeCases>().RunAsync(desk.Ana, new([new(row.Id, row.Revision)], to), Token);

        refused.Error!.Kind.ShouldBe(ErrorKind.Invalid);
        (await ReadAsync(desk, row)).Revision.ShouldBe(row.Revision);
    }

    [Theory]
    [InlineData("added", true)]
    [InlineData("retired", false)]
    [InlineData("sso", true)]
    [InlineData("of-a-product", false)]
    [InlineData("", false)]
    public async Task Issue_type_is_a_term_that_is_not_retired_or_one_that_cases_have(string issueType, bool isTaken)
    {
        await using var desk = await OpenAsync();
        var row = desk.ACase("BR-1", each => each.IssueType = "other");
        await desk.AddAsync(
            row,
            desk.ACase("BR-2", each => each.Product = "of-a-product"),
            desk.ACase("BR-3", each => each.IssueType = "retired"),
            desk.ACase("BR-4", each => each.IssueType = ""),
            Term(desk, "added"),
            Term(desk, "retired", isRetired: true)
        );

        var changed = await desk.Get<ChangeCases>()
            .RunAsync(desk.Ana, new([new(row.Id, row.Revision)], new() { IssueType = issueType }), Token);

        changed.IsOk.ShouldBe(isTaken);
        (await ReadAsync(desk, row)).IssueType.ShouldBe(isTaken ? issueType : "other");
    }

    [Fact]
    public async Task Who_works_no_cases_changes_none_and_reads_no_values()
    {
        await using var desk = await OpenAsync();
        var row = desk.ACase("BR-1");
        await desk.AddAsync(row);

        var changed = await desk.Get<ChangeCases>().RunAsync(desk.Auditor, new([new(row.Id, row.Revision)], new() { Priority = 1 }), Token);
        var read = await desk.Get<ReadFields>().RunAsync(desk.Auditor, [row.Id], Token);

        (changed.Error!.Kind, read.Error!.Kind).ShouldBe((ErrorKind.Forbidden, ErrorKind.Forbidden));
    }

    [Fact]
    [Trait("Req", "R51")]
    public async Task Case_of_another_tenant_is_not_there()
    {
        await using var desk = await OpenAsync();
        var row = desk.ACase("BR-1");
        await desk.AddAsync(row);

        var outcome = await ChangeAsync(desk, desk.Stranger, new() { Priority = 1 }, row);

        outcome.NotDone.ShouldHaveSingleItem().CaseKey.ShouldBeNull();
        (await ReadAsync(desk, row)).Priority.ShouldBe(3);
    }

    private static TaxonomyTermRow Term(Desk desk, string key, bool isRetired = false) =>
        new()
        {
            TenantId = desk.Ana.TenantId,
            Kind = TermKind.IssueType,
            Key = key,
            Title = key,
            IsRetired = isRetired,
        };

    internal static async Task<Desk> OpenAsync()
    {
        var desk = await Desk.OpenAsync();
        await desk.AddAsync(
            new TeamRow
            {
                TenantId = desk.Ana.TenantId,
                Key = Network,
                Name = "Network",
            }
        );
        return desk;
    }

    internal static Task<CasesOutcome> ChangeAsync(Desk desk, Actor by, NewValues to, params CaseRow[] rows) =>
        ChangeAsync(desk, by, to, null, rows);

    private static async Task<CasesOutcome> ChangeAsync(Desk desk, Actor by, NewValues to, string? reason, params CaseRow[] rows)
    {
        var request = new ChangeCasesRequest([.. rows.Select(row => new SeenCase(row.Id, row.Revision))], to) { Reason = reason };
        var result = await desk.Get<ChangeCases>().RunAsync(by, request, Token);
        return result.Value.ShouldNotBeNull(result.Error?.Message);
    }

    private static async Task<int> UndoAsync(Desk desk, Actor by, CasesOutcome outcome)
    {
        var request = new UndoChangesRequest([.. outcome.Done.Select(each => new GivenCase(each.CaseId, each.EventKey!))]);
        var result = await desk.Get<UndoChanges>().RunAsync(by, request, Token);
        result.IsOk.ShouldBeTrue(result.Error?.Message);
        return result.Value;
    }

    private static async Task<CaseRow> ReadAsync(Desk desk, CaseRow row)
    {
        await using var db = desk.Read();
        return await db.Cases.AsNoTracking().SingleAsync(each => each.Id == row.Id, Token);
    }
}
