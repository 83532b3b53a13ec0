using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Intake;
using RecsConsole.Database;
using RecsConsole.Features.Cases.Assignment;
using RecsConsole.Features.Cases.Fields;
using RecsConsole.Platform;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.Cases.Fields;

/// <summary>Title, description and own fields of a case are edited like its team and priority.</summary>
public sealed class ChangeTextsTests
{
    private static readonly NewValues s_texts = new()
    {
        Title = "  Sign-in fails since the update ",
        Description = "Called again.",
        Fields = new Dictionary<string, string>(StringComparer.Ordinal) { ["environment"] = "", ["version"] = "7.1" },
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Texts_change_in_one_step_that_says_what_was_before_and_that_an_undo_takes_back()
    {
        await using var desk = await Desk.OpenAsync();
        var row = desk.ACase("BR-1");
        await desk.AddAsync(row);

        var outcome = await ChangeCasesTests.ChangeAsync(desk, desk.Ana, s_texts, row);

        var changed = await ReadAsync(desk);
        (changed.Title, changed.Description, changed.CustomFieldsJson).ShouldBe(
            ("Sign-in fails since the update", "Called again.", """{"version":"7.1"}""")
        );
        (await AssignCasesTests.HistoryAsync(desk, row)).ShouldBe([
            "Ana Nowak changed the case: Title \"Title of BR-1\" → \"Sign-in fails since the update\", "
                + "Description \"Nobody can sign in.\" → \"Called again.\", Environment Production → none, Version none → 7.1",
        ]);

        var undo = new UndoChangesRequest([.. outcome.Done.Select(each => new GivenCase(each.CaseId, each.EventKey!))]);
        (await desk.Get<UndoChanges>().RunAsync(desk.Ana, undo, Token)).Value.ShouldBe(1);
        var back = await ReadAsync(desk);
        (back.Title, back.Description, back.CustomFieldsJson).ShouldBe((row.Title, row.Description, row.CustomFieldsJson));
    }

    [Fact]
    public async Task Trail_says_which_texts_were_changed_and_keeps_none_of_them()
    {
        await using var desk = await Desk.OpenAsync();
        var row = desk.ACase("BR-1");
        await desk.AddAsync(row);

        await ChangeCasesTests.ChangeAsync(desk, desk.Ana, s_texts with { Priority = 1 }, row);

        await using var db = desk.Read();
        var details = (await db.AuditEntries.SingleAsync(each => each.Operation == "change.case", Token)).DetailsJson;
        string[] told = ["changed:title", "changed:description", "changed:fields", "was:priority"];
        told.ShouldAllBe(name => details.Contains(name));
        string[] texts = ["Sign-in", "Title of BR-1", "Nobody", "Called", "7.1", "Production"];
        texts.ShouldAllBe(text => !details.Contains(text));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("two\nlines")]
    public async Task Case_keeps_a_title_of_one_line(string title)
    {
        await using var desk = await Desk.OpenAsync();
        var row = desk.ACase("BR-1");
        await desk.AddAsync(row);

        var refused = await desk.Get<ChangeCases>().RunAsync(desk.Ana, new([new(row.Id, row.Revision)], new() { Title = title }), Token);

        refused.Error!.Kind.ShouldBe(ErrorKind.Invalid);
        (await ReadAsync(desk)).Title.ShouldBe(row.Title);
    }

    [Fact]
    public async Task Texts_are_of_one_case()
    {
        await using var desk = await Desk.OpenAsync();
        CaseRow[] rows = [desk.ACase("BR-1"), desk.ACase("BR-2")];
        await desk.AddAsync(rows);
        var request = new ChangeCasesRequest([.. rows.Select(row => new SeenCase(row.Id, row.Revision))], s_texts);

        (await desk.Get<ChangeCases>().RunAsync(desk.Ana, request, Token)).Error!.Kind.ShouldBe(ErrorKind.Invalid);
        var fields = (await desk.Get<ReadFields>().RunAsync(desk.Ana, [.. rows.Select(row => row.Id)], Token)).Value!;
        (fields.Now.Title, fields.Now.Description, fields.Now.Fields, fields.Own.Count).ShouldBe((null, null, null, 0));
    }

    [Fact]
    public async Task Case_of_a_ticket_system_keeps_its_texts_there()
    {
        await using var desk = await Desk.OpenAsync();
        var row = desk.ACase("BR-1");
        await desk.AddAsync(row);
        var connection = new ConnectionRow
        {
            TenantId = desk.Ana.TenantId,
            Id = Guid.NewGuid(),
            Name = "Redmine",
            Kind = "fake",
            Address = "https://tickets.example",
            Secret = "",
            KeyPrefix = "BR",
            CaseTypeKey = "support",
            StatusesJson = "{}",
        };
        await desk.AddAsync(connection);
        await desk.AddAsync(
            new TicketLinkRow
            {
                TenantId = desk.Ana.TenantId,
                ConnectionId = connection.Id,
                TicketId = "1",
                CaseId = row.Id,
            }
        );

        var outcome = await ChangeCasesTests.ChangeAsync(desk, desk.Ana, new() { Title = "Other" }, row);

        outcome.NotDone.ShouldHaveSingleItem().Refused!.ShouldContain("everything but its team");
        (await ReadAsync(desk)).Title.ShouldBe(row.Title);
    }

    [Fact]
    public async Task Nothing_is_written_about_an_erased_customer()
    {
        await using var desk = await Desk.OpenAsync();
        var row = desk.ACase("BR-1");
        await desk.AddAsync(row);
        await using (var db = desk.Read())
        {
            (await db.SubjectKeys.SingleAsync(key => key.SubjectKey == "acme", Token)).DestroyedAt = desk.Now;
            await db.SaveChangesAsync(Token);
        }

        var outcome = await ChangeCasesTests.ChangeAsync(desk, desk.Ana, new() { Title = "Other" }, row);

        outcome.NotDone.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Case_can_be_read_as_it_was_before()
    {
        await using var desk = await Desk.OpenAsync();
        var row = desk.ACase("BR-1");
        await desk.AddAsync(row);

        await ChangeCasesTests.ChangeAsync(desk, desk.Ana, s_texts, row);

        await using var db = desk.Read();
        var edits = await CaseEdits.ReadAsync(db, db.Cases.Select(each => each.Id), Token);
        var opened = CaseEdits.AtOpening(await db.Cases.AsNoTracking().SingleAsync(Token), edits[row.Id]);
        (opened.Title, opened.CustomFieldsJson).ShouldBe((row.Title, row.CustomFieldsJson));
    }

    [Fact]
    public void Form_sends_only_what_differs()
    {
        var now = new NewValues
        {
            Title = "Title",
            Description = "One\r\ntwo",
            Fields = new Dictionary<string, string>(StringComparer.Ordinal) { ["environment"] = "Test" },
        };
        var texts = CaseTexts.Of(now);

        (texts.Description, texts.Fields["version"]) = ("One\ntwo ", "");
        texts.AddTo(new(), now).IsEmpty.ShouldBeTrue();

        (texts.Title, texts.Fields["version"]) = ("Other", "7");
        var to = texts.AddTo(new() { Team = "network" }, now);
        (to.Title, to.Description, to.Team).ShouldBe(("Other", null, "network"));
        to.Fields.ShouldBe(new Dictionary<string, string>(StringComparer.Ordinal) { ["version"] = "7" });
    }

    private static async Task<CaseRow> ReadAsync(Desk desk)
    {
        await using var db = desk.Read();
        return await db.Cases.AsNoTracking().SingleAsync(Token);
    }
}
