using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Intake;
using RecsConsole.Database;
using RecsConsole.Features.Cases.Import.Files;
using RecsConsole.Features.Cases.Import.Uploads;
using RecsConsole.Platform;
using RecsConsole.Platform.Jobs;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Cases.Import.Uploads;

/// <summary>The same file a second time, read with other columns: the check and the import say and do the same.</summary>
public sealed class RereadImportTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task List_read_again_with_other_columns_updates_its_cases_and_doubles_nothing()
    {
        await using var desk = await UploadDesk.CreateAsync();
        var plan = await ImportAsync(desk, plan => plan.With("text", null).With("group", null).With("priority", null));
        var before = await EventsAsync(desk);
        var file = await SendAsync(desk);
        var other = plan.With("text", "Description").With("group", "Group") with { Fields = ["Priority"] };

        var found = await desk.CheckAsync(desk.Admin, file, other);
        var run = await desk.ImportAsync(desk.Admin, file, other);

        (found.IsGood, found.IsReadTheSame, found.ImportedAt).ShouldBe((true, false, found.ImportedAt.ShouldNotBeNull()));
        run.Status.ShouldBe(JobStatus.Done, run.Result);
        StoredText.Read(run.Result)!.Words.ShouldBe("The fields of 60 cases were updated.");
        await using var db = desk.Open(desk.Admin);
        var row = await db.Cases.SingleAsync(each => each.Key == "T-1", Token);
        (row.Description, row.TeamKey).ShouldBe(("The printer jams, again.\nPage 0", "Desk 0"));
        row.CustomFieldsJson.ShouldContain("High");
        var events = await db.CaseEvents.Where(each => each.CaseId == row.Id).OrderBy(each => each.Ordinal).ToListAsync(Token);
        events
            .Select(each => each.Activity)
            .ShouldBe(["received", "first_response", "resolved", "closed", CaseActivities.ReadAgain], "each step once, and a note");
        events.Select(each => each.Ordinal).ShouldBe([1, 2, 3, 4, 5]);
        events[3].AttributesJson.ShouldContain("Desk 0", Case.Sensitive, "as if it had been read so at first");
        events[4].AttributesJson.ShouldContain("was:description");
        (row.EventCount, row.LastEventAt).ShouldBe((5, events[3].At));
        (await EventsAsync(desk)).ShouldBe(before);
        (await desk.ReadAsync(desk.Admin)).Brought!.Counts!.UpdatedCases.ShouldBe(60);
        (await db.Imports.CountAsync(Token)).ShouldBe(1);
    }

    [Fact]
    public async Task Case_that_was_worked_on_here_keeps_what_it_has()
    {
        await using var desk = await UploadDesk.CreateAsync();
        var plan = await ImportAsync(desk, plan => plan.With("title", null));
        await using (var db = desk.Open(desk.Admin))
        {
            var row = await db.Cases.SingleAsync(each => each.Key == "T-10", Token);
            row.Title = "Edited here";
            var at = row.LastEventAt.AddHours(1);
            RecsConsole.Casework.CaseEvents.Append(db, row, new("here:1", "note", CaseEventKind.Note, desk.Admin.PersonId, at));
            await db.SaveChangesAsync(Token);
        }

        await desk.ImportAsync(desk.Admin, await SendAsync(desk), plan.With("title", "Subject"));

        await using var after = desk.Open(desk.Admin);
        (await after.Cases.SingleAsync(each => each.Key == "T-10", Token)).Title.ShouldBe("Edited here");
        (await after.Cases.SingleAsync(each => each.Key == "T-11", Token)).Title.ShouldBe("Printer jams on page 2");
    }

    [Fact]
    public async Task Times_read_otherwise_are_refused_by_the_check_and_by_the_import_in_the_same_words()
    {
        await using var desk = await UploadDesk.CreateAsync();
        var plan = await ImportAsync(desk, plan => plan);
        var before = await desk.CountRowsAsync();
        var file = await SendAsync(desk);
        var other = plan with { TimeZone = "UTC" };

        var found = await desk.Get<PreviewImport>().RunAsync(desk.Admin, new(file.Id, other), Token);
        var run = await desk.ImportAsync(desk.Admin, file, other);

        var words = found.Error.ShouldNotBeNull().Message;
        words.ShouldContain("Time zone for times without one: Europe/Berlin then, UTC now");
        words.ShouldContain("Case T-1 would get the step");
        run.Status.ShouldBe(JobStatus.Failed);
        StoredText.Read(run.Result)!.Words.ShouldContain("a second time");
        (await desk.CountRowsAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Log_read_with_other_columns_is_refused_by_the_check_already()
    {
        await using var desk = await UploadDesk.CreateAsync();
        const string Log = "case,step,time,who,amount\nL-1,take,2026-01-05 10:00,ann,7\nL-1,pay,2026-01-06 10:00,ann,7\n";
        var sent = (await desk.SendAsync(desk.Admin, Log, "log.csv")).Value!;
        var plan = sent.Plan with { Kind = RecsConsole.Features.Cases.Import.Logs.FileKind.Events };
        plan = plan.With("case", "case").With("activity", "step").With("time", "time").With("resource", "who");
        (await desk.ImportAsync(desk.Admin, sent, plan)).Status.ShouldBe(JobStatus.Done);
        var again = (await desk.SendAsync(desk.Admin, Log, "log.csv")).Value!;

        var found = await desk.Get<PreviewImport>().RunAsync(desk.Admin, new(again.Id, plan with { Fields = ["amount"] }), Token);

        var words = found.Error.ShouldNotBeNull().Message;
        words.ShouldContain("Further columns: (none) then, amount now");
        words.ShouldContain("list of tickets");
    }

    [Fact]
    public async Task Check_says_that_a_file_has_nothing_new()
    {
        await using var desk = await UploadDesk.CreateAsync();
        var plan = await ImportAsync(desk, plan => plan);

        var found = await desk.CheckAsync(desk.Admin, await SendAsync(desk), plan);

        (found.IsReadTheSame, found.ImportedAt).ShouldBe((true, found.ImportedAt.ShouldNotBeNull()));
    }

    private static async Task<FilePlan> ImportAsync(UploadDesk desk, Func<FilePlan, FilePlan> change)
    {
        var sent = await SendAsync(desk);
        var plan = change(sent.Plan);
        (await desk.ImportAsync(desk.Admin, sent, plan)).Status.ShouldBe(JobStatus.Done);
        return plan;
    }

    private static async Task<UploadedFile> SendAsync(UploadDesk desk) => (await desk.SendAsync(desk.Admin, UploadDesk.Tickets())).Value!;

    // what was done, without the notes of a file read again
    private static async Task<List<string>> EventsAsync(UploadDesk desk)
    {
        await using var db = desk.Open(desk.Admin);
        var rows = await db.CaseEvents.Where(row => row.Kind == CaseEventKind.Action).ToListAsync(Token);
        return
        [
            .. rows.Select(row => $"{row.CaseId} {row.Ordinal} {row.EventKey} {row.At:O} {row.FromState}").Order(StringComparer.Ordinal),
        ];
    }
}
