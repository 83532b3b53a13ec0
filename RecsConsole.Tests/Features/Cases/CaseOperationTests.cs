using System.Text;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Taxonomy;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Workflow;
using RecsConsole.Features.Cases.Assignment;
using RecsConsole.Features.Cases.Detail;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.Cases;

public sealed class CaseOperationTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Req", "R3")]
    public async Task Case_is_read_with_what_its_page_shows()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.AddAsync(desk.ACase("BR-1"));

        var view = (await desk.Get<ReadCase>().RunAsync(desk.Ana, "BR-1", Token)).Value.ShouldNotBeNull();

        view.Head.ShouldSatisfyAllConditions(
            () => view.Head.Customer.ShouldBe("Acme GmbH"),
            () => view.Head.Tier.ShouldBe("Gold"),
            () => view.Head.Team.ShouldBe("Access"),
            () => view.Head.Assignee.ShouldBe("Ana Nowak"),
            () => view.Fields.ShouldContain(new CaseField("Environment", "Production")),
            () => view.IsMine.ShouldBeTrue(),
            () => view.MayWork.ShouldBeTrue(),
            () => view.TimeZone.ShouldBe("Europe/Berlin")
        );
    }

    [Fact]
    public async Task Issue_type_and_product_are_shown_by_their_labels_and_unknown_values_as_they_are()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.AddAsync(desk.ACase("BR-1", row => row.Product = "Console"), desk.ACase("BR-2", row => row.IssueType = "card_fraud"));
        await desk.AddAsync(
            ATerm(desk, TermKind.IssueType, "sso", "Single sign-on"),
            ATerm(desk, TermKind.Product, "Console", "RecsConsole 5")
        );
        var read = desk.Get<ReadCase>();

        var known = (await read.RunAsync(desk.Ana, "BR-1", Token)).Value.ShouldNotBeNull();
        var unknown = (await read.RunAsync(desk.Ana, "BR-2", Token)).Value.ShouldNotBeNull();

        known.Head.Issue.ShouldBe(new TermTitle("Single sign-on", "sso"));
        known.Fields.ShouldContain(new CaseField("Product", "RecsConsole 5") { Hint = "Console" });
        unknown.Head.Issue.ShouldBe(new TermTitle("Card fraud", null));
    }

    [Fact]
    [Trait("Req", "R58")]
    public async Task Case_of_another_tenant_or_above_the_clearance_is_not_there()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.AddAsync(desk.ACase("ours"), desk.ACase("secret", row => row.Classification = Classifications.Restricted));
        var read = desk.Get<ReadCase>();

        (await read.RunAsync(desk.Stranger, "ours", Token)).Error!.Kind.ShouldBe(ErrorKind.NotFound);
        (await read.MayOpenAsync(desk.Stranger, "ours", Token)).ShouldBeFalse();
        (await read.RunAsync(desk.Ana, "secret", Token)).Error!.Kind.ShouldBe(ErrorKind.NotFound);
        (await read.MayOpenAsync(desk.Ana, "ours", Token)).ShouldBeTrue();
    }

    [Fact]
    [Trait("Req", "R22")]
    public async Task Weekend_does_not_drain_the_sla()
    {
        await using var desk = await Desk.OpenAsync(); // Wednesday 10:00; open 8:00 to 18:00
        await desk.AddAsync(desk.ACase("BR-1", row => row.SlaDeadline = new(2026, 3, 9, 9, 0, 0, TimeSpan.Zero)));

        var view = (await desk.Get<ReadCase>().RunAsync(desk.Ana, "BR-1", Token)).Value.ShouldNotBeNull();

        view.Head.Sla!.Left(desk.Now).ShouldBe(TimeSpan.FromHours(8 + 10 + 10 + 1));
    }

    [Fact]
    [Trait("Req", "R57")]
    public async Task Auditor_may_read_but_neither_write_nor_take_and_the_attempt_is_audited()
    {
        await using var desk = await Desk.OpenAsync();
        var row = desk.ACase("BR-1");
        await desk.AddAsync(row);

        var view = (await desk.Get<ReadCase>().RunAsync(desk.Auditor, "BR-1", Token)).Value;
        var note = await desk.Get<AddNote>().RunAsync(desk.Auditor, new(Guid.NewGuid(), row.Id, "x"), Token);
        var take = await desk.Get<AssignCases>().RunAsync(desk.Auditor, new([new(row.Id, row.Revision)], desk.Auditor.PersonId), Token);

        view!.MayWork.ShouldBeFalse();
        note.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        take.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        await using var db = desk.Read();
        var denied = await db.AuditEntries.Where(entry => entry.Outcome == "denied").Select(entry => entry.Operation).ToListAsync(Token);
        denied.ShouldBe(["add.note", "assign.case"], ignoreOrder: true);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Case_that_is_over_has_suggestions_only_where_cases_like_it_went_on(bool goesOn)
    {
        await using var desk = await Desk.OpenAsync();
        var row = desk.ACase("BR-1");
        (row.TypeKey, row.IsOpen, row.Status) = ("observed", false, "closed");
        await desk.AddAsync([row, .. Observed(desk, goesOn)]);

        var view = (await desk.Get<ReadCase>().RunAsync(desk.Ana, "BR-1", Token)).Value;

        (view!.MayWork, view.IsAdvised).ShouldBe((false, goesOn));
    }

    private static TaxonomyTermRow ATerm(Desk desk, TermKind kind, string key, string title) =>
        new()
        {
            TenantId = desk.Ana.TenantId,
            Kind = kind,
            Key = key,
            Title = title,
        };

    private static IEnumerable<object> Observed(Desk desk, bool goesOn)
    {
        WorkflowTransition[] known = [new("working", "close", "closed", 9), new("closed", "reopen", "working", 2)];
        var definition = new WorkflowDefinition(
            "observed",
            1,
            "working",
            [new("working", Terminal: false, Waiting: false), new("closed", Terminal: true, Waiting: false)],
            goesOn ? known : known[..1]
        );
        yield return new CalendarRow
        {
            TenantId = desk.Ana.TenantId,
            Key = "always",
            TimeZone = "UTC",
            HoursJson = "[]",
        };
        yield return new WorkflowRow
        {
            TenantId = desk.Ana.TenantId,
            Key = "observed",
            Version = 1,
            DefinitionJson = Encoding.UTF8.GetString(CanonicalJson.Serialize(definition)),
            Title = "Observed",
            Status = VersionStatus.Published,
            PublishedAt = desk.Now,
        };
        yield return new CaseTypeRow
        {
            TenantId = desk.Ana.TenantId,
            Key = "observed",
            Name = "Observed",
            WorkflowKey = "observed",
            CalendarKey = "always",
        };
    }

    [Fact]
    public async Task Note_becomes_a_line_of_the_timeline_once_however_often_it_is_sent()
    {
        await using var desk = await Desk.OpenAsync();
        var row = desk.ACase("BR-1");
        await desk.AddAsync(row);
        var request = new AddNoteRequest(Guid.NewGuid(), row.Id, "  Local accounts work. ");

        await desk.Get<AddNote>().RunAsync(desk.Ana, request, Token);
        await desk.Get<AddNote>().RunAsync(desk.Ana, request, Token);

        var timeline = await TimelineAsync(desk, row.Id, TimelineTab.All);
        var line = timeline.Lines.ShouldHaveSingleItem();
        (line.Who, line.Note).ShouldBe(("Ana Nowak", "Local accounts work."));
        await using var db = desk.Read();
        (await db.Cases.SingleAsync(Token)).Revision.ShouldBe(row.Revision + 1);
        (await db.AuditEntries.SingleAsync(Token)).DetailsJson.ShouldNotContain("Local");
        (await db.Changes.CountAsync(change => change.TenantId == row.TenantId, Token)).ShouldBe(1);
    }

    [Fact]
    public async Task Note_on_a_case_of_an_erased_customer_is_refused_in_words()
    {
        await using var desk = await Desk.OpenAsync();
        var row = desk.ACase("BR-1", row => row.IsOpen = false);
        await desk.AddAsync(row);
        await using var db = desk.Read();
        await ErasedAccount.MakeAsync(db, desk.Get<SubjectKeys>(), "acme");

        var result = await desk.Get<AddNote>().RunAsync(desk.Ana, new(Guid.NewGuid(), row.Id, "They called again."), Token);

        result.Error!.Kind.ShouldBe(ErrorKind.Conflict);
        result.Error.Message.ShouldContain("was erased, so nothing more can be added to the case");
        (await db.Notes.CountAsync(Token)).ShouldBe(0);
    }

    [Theory]
    [InlineData("   ")]
    [InlineData(null)]
    public async Task Note_that_is_empty_or_too_long_is_refused(string? text)
    {
        await using var desk = await Desk.OpenAsync();

        var result = await desk.Get<AddNote>()
            .RunAsync(desk.Ana, new(Guid.NewGuid(), Guid.NewGuid(), text ?? new('x', AddNote.MaxCharacters + 1)), Token);

        result.Error!.Kind.ShouldBe(ErrorKind.Invalid);
    }

    [Fact]
    public async Task Case_is_taken_over_and_a_second_taker_learns_who_has_it()
    {
        await using var desk = await Desk.OpenAsync();
        var row = desk.ACase("BR-1", row => row.AssigneeId = null);
        await desk.AddAsync(row);

        var first = await AssignCasesTests.AssignAsync(desk, desk.Jonas, desk.Jonas, row);
        var second = await AssignCasesTests.AssignAsync(desk, desk.Ana, desk.Ana, row); // Ana's revision is from before Jonas took the case
        row.Revision++;
        var third = await AssignCasesTests.AssignAsync(desk, desk.Ana, desk.Ana, row);

        first.Done.ShouldHaveSingleItem();
        second.NotDone.ShouldHaveSingleItem().Refused.ShouldBe("it changed since you saw it; Jonas Keller has it now");
        third.Done.ShouldHaveSingleItem();
        var timeline = await TimelineAsync(desk, row.Id, TimelineTab.System);
        timeline
            .Lines.Select(line => $"{line.Who} {line.What}")
            .ShouldBe(["Ana Nowak took the case over from Jonas Keller", "Jonas Keller took the case"]);
    }

    [Fact]
    public async Task Timeline_shows_the_latest_first_by_tab_and_more_on_request()
    {
        await using var desk = await Desk.OpenAsync();
        var row = desk.ACase("BR-1");
        await desk.AddAsync(row);
        for (var number = 1; number <= 20; number++)
        {
            var writer = number % 2 == 0 ? desk.Ana : desk.Jonas;
            await desk.Get<AddNote>().RunAsync(writer, new(Guid.NewGuid(), row.Id, $"note {number}"), Token);
        }

        var first = await TimelineAsync(desk, row.Id, TimelineTab.All);
        var all = await TimelineAsync(desk, row.Id, TimelineTab.All, count: 30);
        var mine = await TimelineAsync(desk, row.Id, TimelineTab.Mine, count: 30);

        (first.Lines.Count, first.HasEarlier, first.Lines[0].Note).ShouldBe((15, true, "note 20"));
        (all.Lines.Count, all.HasEarlier).ShouldBe((20, false));
        mine.Lines.Select(line => line.Who).Distinct().ShouldBe(["Ana Nowak"]);
    }

    private static async Task<Timeline> TimelineAsync(Desk desk, Guid caseId, TimelineTab tab, int count = ListCaseEvents.PageSize) =>
        (await desk.Get<ListCaseEvents>().RunAsync(desk.Ana, new(caseId, tab, count), Token)).Value.ShouldNotBeNull();
}
