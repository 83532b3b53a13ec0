using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Waiting;
using RecsConsole.Database;
using RecsConsole.Features.Catalog.Mined.Confirming;
using RecsConsole.Features.Catalog.Workflows;
using RecsConsole.Features.Work;
using RecsConsole.Platform;
using RecsConsole.Platform.Jobs;
using RecsConsole.Tests.Features.Cases.Import.Uploads;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Catalog.Mined.Confirming;

/// <summary>What an import found stays observed until a person confirms it: all, or item by item.</summary>
public sealed class ConfirmMinedTests
{
    private const string Imported = "imported";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_an_import_found_is_listed_with_its_counts_and_observed()
    {
        await using var desk = await ImportedAsync(UploadDesk.Tickets());

        var found = await desk.ReadFoundAsync(desk.Admin);

        found
            .Actions.Select(action => (action.Key, action.Seen, action.IsObserved))
            .ShouldBe(
                [("received", 60, true), ("first_response", 60, true), ("resolved", 54, true), ("closed", 54, true)],
                ignoreOrder: true
            );
        var workflow = found.Workflow.ShouldNotBeNull();
        workflow.IsObserved.ShouldBeTrue();
        workflow.States.SelectMany(state => state.Ways).ShouldContain(new FoundWay("first_response", "resolved", "resolved", 54));
        found.Levels.ShouldHaveSingleItem().Cases.ShouldBe(54);
        (found.Observed, found.MayConfirm).ShouldBe((6, true));
    }

    [Fact]
    public async Task What_one_person_confirms_is_observed_no_longer_and_says_who_confirmed_it_once()
    {
        await using var desk = await ImportedAsync(UploadDesk.Tickets());
        var request = All(await desk.ReadFoundAsync(desk.Admin));

        var first = await ConfirmAsync(desk, desk.Admin, request);
        var again = await ConfirmAsync(desk, desk.Admin, request);

        (first.Value.ShouldNotBeNull(first.Error?.Message).Count, again.Value.ShouldNotBeNull(again.Error?.Message).Count).ShouldBe((6, 0));
        var found = await desk.ReadFoundAsync(desk.Admin);
        found.Observed.ShouldBe(0);
        found.Actions.ShouldAllBe(action => action.By!.Name == "Ada");
        found.Workflow!.By.ShouldNotBeNull().Name.ShouldBe("Ada");
        await using var db = desk.Open(desk.Admin);
        (await db.Actions.Select(row => row.PublishedById).Distinct().ToListAsync(Token)).ShouldBe([desk.Admin.PersonId]);
        var workflows = await db.Workflows.OrderBy(row => row.Version).ToListAsync(Token);
        workflows
            .Select(row => (row.Version, row.Status, row.Origin is null))
            .ShouldBe([(1, VersionStatus.Retired, false), (2, VersionStatus.Published, true)]);
        (await db.ServiceLevels.SingleAsync(Token)).Status.ShouldBe(VersionStatus.Published);
        var entry = await db.AuditEntries.SingleAsync(row => row.Operation == "confirm.mined", Token);
        (entry.ActorId, entry.ObjectId, entry.Outcome).ShouldBe((desk.Admin.PersonId, Imported, AuditOutcomes.Done));
        (await db.AuditEntries.CountAsync(row => row.Operation == "publish.action", Token)).ShouldBe(4);
    }

    [Fact]
    public async Task Action_is_renamed_or_left_out_and_a_later_file_brings_neither_back()
    {
        await using var desk = await ImportedAsync(UploadDesk.Tickets());
        ConfirmMinedRequest request = new(
            Imported,
            [new("first_response", "Answer the customer", IsLeftOut: false), new("closed", "Closed", IsLeftOut: true)],
            null,
            []
        );

        var confirmed = await ConfirmAsync(desk, desk.Admin, request);
        await ImportAsync(desk, UploadDesk.Tickets(20, new(2026, 3, 2, 8, 0, 0)).Replace("T-", "U-", StringComparison.Ordinal));

        confirmed.Value.ShouldNotBeNull(confirmed.Error?.Message).Count.ShouldBe(2);
        confirmed.Value.Words.ShouldBe("1 item confirmed, 1 left out.");
        var found = await desk.ReadFoundAsync(desk.Admin);
        found
            .Actions.Select(action => (action.Key, action.Title, action.IsObserved, action.IsLeftOut))
            .ShouldBe(
                [
                    ("first_response", "Answer the customer", false, false),
                    ("received", "Received", true, false),
                    ("resolved", "Resolved", true, false),
                    ("closed", "Closed", false, true),
                ],
                ignoreOrder: true
            );
        await using var db = desk.Open(desk.Admin);
        var versions = await db.Actions.Where(row => row.Key == "first_response").OrderBy(row => row.Version).ToListAsync(Token);
        versions.Select(row => (row.Version, row.Status)).ShouldBe([(1, VersionStatus.Retired), (2, VersionStatus.Published)]);
    }

    [Fact]
    public async Task Action_that_was_left_out_is_taken_in_after_all_and_the_trail_names_who_did()
    {
        await using var desk = await ImportedAsync(UploadDesk.Tickets());
        await ConfirmAsync(desk, desk.Admin, new(Imported, [new("closed", "Closed", IsLeftOut: true)], null, []));
        var left = await desk.ReadFoundAsync(desk.Admin);
        MinedChoice.None.All(left).RequestFor(left).Actions.ShouldNotContain(action => action.Key == "closed");
        var request = MinedChoice.None.Toggle("closed").RequestFor(left);

        var first = await ConfirmAsync(desk, desk.Admin, request);
        var again = await ConfirmAsync(desk, desk.Admin, request);

        (first.Value.ShouldNotBeNull(first.Error?.Message).Count, again.Value.ShouldNotBeNull(again.Error?.Message).Count).ShouldBe((1, 0));
        var found = (await desk.ReadFoundAsync(desk.Admin)).Actions.Single(action => action.Key == "closed");
        (found.IsLeftOut, found.By.ShouldNotBeNull().Name).ShouldBe((false, "Ada"));
        await using var db = desk.Open(desk.Admin);
        var versions = await db.Actions.Where(row => row.Key == "closed").OrderBy(row => row.Version).ToListAsync(Token);
        versions.Select(row => row.Status).ShouldBe([VersionStatus.Retired, VersionStatus.Published]);
        var entry = await db.AuditEntries.SingleAsync(row => row.Operation == "publish.action" && row.ObjectId == "closed", Token);
        entry.ActorId.ShouldBe(desk.Admin.PersonId);
    }

    [Fact]
    public async Task What_an_import_found_waits_in_the_work_of_an_administrator_until_it_is_confirmed()
    {
        await using var desk = await UploadDesk.CreateAsync(add: services => services.AddWork());
        (await WorkAsync(desk, desk.Admin)).ShouldBeEmpty();
        await ImportAsync(desk, UploadDesk.Tickets());

        var waiting = (await WorkAsync(desk, desk.Admin)).ShouldHaveSingleItem();

        waiting.Title.ShouldBe("5 items found in your history");
        waiting.Address.ShouldBe("/admin/import");
        (await WorkAsync(desk, desk.Agent)).ShouldBeEmpty();
        await ConfirmAsync(desk, desk.Admin, All(await desk.ReadFoundAsync(desk.Admin)));
        (await WorkAsync(desk, desk.Admin)).ShouldBeEmpty();
    }

    private static async Task<IReadOnlyList<WaitingItem>> WorkAsync(UploadDesk desk, Actor actor)
    {
        var work = await desk.Get<ReadWork>().RunAsync(actor, new(), Token);
        return [.. work.Value.ShouldNotBeNull(work.Error?.Message).Lines.Select(line => line.Item)];
    }

    [Fact]
    public async Task Step_that_is_left_out_is_not_allowed_any_more_and_no_later_file_allows_it_again()
    {
        await using var desk = await ImportedAsync(Log('a'), "log.tsv");
        var version = (await desk.ReadFoundAsync(desk.Admin)).Workflow!.Version;
        ConfirmMinedRequest request = new(Imported, [], new(version, [new("check", "close")]), []);

        var confirmed = await ConfirmAsync(desk, desk.Admin, request);
        await ImportAsync(desk, Log('b'), "log.tsv");

        confirmed.Value.ShouldNotBeNull(confirmed.Error?.Message).Count.ShouldBe(1);
        await using var db = desk.Open(desk.Admin);
        var inForce = WorkflowContent.From(await db.Workflows.SingleAsync(row => row.Status == VersionStatus.Published, Token));
        inForce.Steps.Select(step => (step.From, step.To)).ShouldContain(("check", "repair"));
        inForce.Steps.Select(step => (step.From, step.To)).ShouldNotContain(("check", "close"));
    }

    [Fact]
    public async Task Workflow_that_would_have_a_state_nobody_reaches_is_refused_with_all_else()
    {
        await using var desk = await ImportedAsync(UploadDesk.Tickets());
        ConfirmMinedRequest request = new(
            Imported,
            [new("received", "Received", IsLeftOut: false)],
            new(1, [new("resolved", "closed")]),
            []
        );

        var refused = await ConfirmAsync(desk, desk.Admin, request);

        refused.Error.ShouldNotBeNull().Kind.ShouldBe(ErrorKind.Invalid);
        (await desk.ReadFoundAsync(desk.Admin)).Observed.ShouldBe(6);
    }

    [Fact]
    public async Task What_was_shown_before_another_file_is_not_confirmed_unseen()
    {
        await using var desk = await ImportedAsync(UploadDesk.Tickets());
        var all = All(await desk.ReadFoundAsync(desk.Admin));

        var workflow = await ConfirmAsync(desk, desk.Admin, all with { Workflow = new(7, []) });
        var level = await ConfirmAsync(desk, desk.Admin, all with { Levels = [all.Levels[0] with { Hours = 1 }] });
        var action = await ConfirmAsync(desk, desk.Admin, all with { Actions = [new("gone", "Gone", IsLeftOut: false)] });

        (workflow.Error!.Kind, level.Error!.Kind, action.Error!.Kind).ShouldBe(
            (ErrorKind.Conflict, ErrorKind.Conflict, ErrorKind.NotFound)
        );
        (await desk.ReadFoundAsync(desk.Admin)).Observed.ShouldBe(6);
    }

    [Fact]
    public async Task Only_who_may_publish_confirms_and_only_in_the_own_tenant()
    {
        await using var desk = await ImportedAsync(UploadDesk.Tickets());
        var all = All(await desk.ReadFoundAsync(desk.Admin));

        (await ConfirmAsync(desk, desk.Agent, all)).Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        (await ConfirmAsync(desk, desk.Stranger, all)).Error!.Kind.ShouldBe(ErrorKind.NotFound);
        (await desk.Get<ReadMinedItems>().RunAsync(desk.Agent, Imported, Token)).Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        (await desk.ReadFoundAsync(desk.Admin)).Observed.ShouldBe(6);
    }

    private static ConfirmMinedRequest All(MinedItems found) => MinedChoice.None.All(found).RequestFor(found);

    private static Task<Result<ConfirmedItems>> ConfirmAsync(UploadDesk desk, Actor actor, ConfirmMinedRequest request) =>
        desk.Get<ConfirmMined>().RunAsync(actor, request, Token);

    private static async Task<UploadDesk> ImportedAsync(string text, string name = "tickets.csv")
    {
        var desk = await UploadDesk.CreateAsync();
        await ImportAsync(desk, text, name);
        return desk;
    }

    private static async Task ImportAsync(UploadDesk desk, string text, string name = "tickets.csv")
    {
        var sent = (await desk.SendAsync(desk.Admin, text, name)).Value.ShouldNotBeNull();
        var run = await desk.ImportAsync(desk.Admin, sent);
        run.Status.ShouldBe(JobStatus.Done, run.Result);
    }

    // half of the cases were repaired before they were closed
    private static string Log(char prefix)
    {
        var text = new StringBuilder("Case ID\tActivity\tTimestamp\tResource\n");
        for (var i = 0; i < 24; i++)
        {
            var day = string.Create(CultureInfo.InvariantCulture, $"2026-01-{i + 1:00}");
            text.Append(CultureInfo.InvariantCulture, $"{prefix}{i}\tcheck\t{day} 10:00\tAna\n");
            if (i % 2 == 0)
            {
                text.Append(CultureInfo.InvariantCulture, $"{prefix}{i}\trepair\t{day} 11:00\tAna\n");
            }

            text.Append(CultureInfo.InvariantCulture, $"{prefix}{i}\tclose\t{day} 12:00\tBen\n");
        }

        return text.ToString();
    }
}
