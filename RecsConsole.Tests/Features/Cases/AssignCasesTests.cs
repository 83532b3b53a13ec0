using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Cases;
using RecsConsole.Features.Cases.Assignment;
using RecsConsole.Features.Cases.Detail;
using RecsConsole.Platform;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.Cases;

public sealed class AssignCasesTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Supervisor_gives_several_cases_and_those_concerned_are_told()
    {
        await using var desk = await Desk.OpenAsync();
        var (free, held) = (desk.ACase("free", row => row.AssigneeId = null), desk.ACase("held"));
        await desk.AddAsync(free, held);

        var outcome = await AssignAsync(desk, desk.Sam, desk.Jonas, free, held);

        outcome.Done.Select(each => each.CaseKey).ShouldBe(["free", "held"]);
        await using var db = desk.Read();
        (await db.Cases.Select(row => row.AssigneeId).Distinct().ToListAsync(Token)).ShouldBe([desk.Jonas.PersonId]);
        var news = await db
            .InboxItems.Select(item => new
            {
                item.RecipientId,
                item.Kind,
                item.CaseId,
            })
            .ToListAsync(Token);
        news.Select(each => (each.RecipientId, each.Kind, each.CaseId!.Value))
            .ShouldBe(
                [
                    (desk.Jonas.PersonId, InboxKind.Given, free.Id),
                    (desk.Jonas.PersonId, InboxKind.Given, held.Id),
                    (desk.Ana.PersonId, InboxKind.Taken, held.Id),
                ],
                ignoreOrder: true
            );
        (await db.AuditEntries.CountAsync(row => row.Operation == "assign.case" && row.Outcome == "done", Token)).ShouldBe(2);
        (await HistoryAsync(desk, held)).ShouldBe(["Sam Reyes reassigned the case from Ana Nowak to Jonas Keller"]);
    }

    [Fact]
    public async Task Each_case_has_its_own_answer_and_one_that_is_refused_holds_back_no_other()
    {
        await using var desk = await Desk.OpenAsync();
        var (good, moved, over) = (desk.ACase("good"), desk.ACase("moved"), desk.ACase("over", row => row.IsOpen = false));
        var (theirs, secret) = (
            desk.ACase("theirs", row => row.AssigneeId = desk.Jonas.PersonId),
            desk.ACase("secret", row => row.Classification = Classifications.Restricted)
        );
        await desk.AddAsync(good, moved, over, theirs, secret);
        await desk.Get<AddNote>().RunAsync(desk.Ana, new(Guid.NewGuid(), moved.Id, "They called."), Token);

        var outcome = await AssignAsync(desk, desk.Sam, desk.Jonas, moved, over, secret, theirs, good);

        outcome.Done.ShouldHaveSingleItem().CaseKey.ShouldBe("good");
        outcome.Results.Single(each => each.CaseId == theirs.Id).IsUnchanged.ShouldBeTrue();
        outcome
            .NotDone.Select(each => (each.CaseKey, each.Refused))
            .ShouldBe([
                ("moved", "it changed since you saw it; Ana Nowak has it now"),
                ("over", "it is closed, or you cannot work on it"),
                (null, CaseNotThere),
            ]);
        await using var db = desk.Read();
        (await db.AuditEntries.CountAsync(row => row.Operation == "assign.case" && row.Outcome == "denied", Token)).ShouldBe(2);
        (await db.Cases.Where(row => row.AssigneeId == desk.Jonas.PersonId).Select(row => row.Key).ToListAsync(Token)).ShouldBe(
            ["good", "theirs"],
            ignoreOrder: true
        );
    }

    [Fact]
    public async Task Reason_is_sent_to_both_people_and_shown_in_the_history_but_not_stored_in_the_event()
    {
        await using var desk = await Desk.OpenAsync();
        var row = desk.ACase("BR-1");
        await desk.AddAsync(row);
        var request = new AssignCasesRequest([new(row.Id, row.Revision)], desk.Jonas.PersonId) { Reason = " Needs German. " };

        (await desk.Get<AssignCases>().RunAsync(desk.Sam, request, Token)).Value!.Done.ShouldHaveSingleItem();

        await using var db = desk.Read();
        var news = await db.InboxItems.ToListAsync(Token);
        news.Select(item => (item.RecipientId, item.Kind, item.Text))
            .ShouldBe(
                [(desk.Ana.PersonId, InboxKind.Taken, "Needs German."), (desk.Jonas.PersonId, InboxKind.Given, "Needs German.")],
                ignoreOrder: true
            );
        var timeline = await desk.Get<ListCaseEvents>().RunAsync(desk.Sam, new(row.Id, TimelineTab.System, 10), Token);
        timeline.Value!.Lines.ShouldHaveSingleItem().Note.ShouldBe("Needs German.");
        (await db.CaseEvents.SingleAsync(each => each.CaseId == row.Id, Token)).AttributesJson.ShouldNotContain("German");
    }

    [Fact]
    public async Task Reason_that_is_too_long_is_refused_and_the_case_stays()
    {
        await using var desk = await Desk.OpenAsync();
        var row = desk.ACase("BR-1");
        await desk.AddAsync(row);
        var reason = new string('x', AssignCases.LongestReason + 1);

        var refused = await desk.Get<AssignCases>()
            .RunAsync(desk.Sam, new([new(row.Id, row.Revision)], desk.Jonas.PersonId) { Reason = reason }, Token);

        refused.Error!.Kind.ShouldBe(ErrorKind.Invalid);
        await using var db = desk.Read();
        (await db.Cases.SingleAsync(Token)).AssigneeId.ShouldBe(desk.Ana.PersonId);
    }

    private const string CaseNotThere = "There is no such case, or you cannot open it in this tenant.";

    [Fact]
    [Trait("Req", "R57")]
    public async Task Agent_takes_cases_and_gives_none_to_others()
    {
        await using var desk = await Desk.OpenAsync();
        var row = desk.ACase("BR-1", row => row.AssigneeId = null);
        await desk.AddAsync(row);
        var assign = desk.Get<AssignCases>();

        var given = await assign.RunAsync(desk.Ana, new([new(row.Id, row.Revision)], desk.Jonas.PersonId), Token);
        var listed = await desk.Get<ListAssignees>().RunAsync(desk.Ana, [row.Id], Token);
        var taken = await assign.RunAsync(desk.Ana, new([new(row.Id, row.Revision)], desk.Ana.PersonId), Token);

        given.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        listed.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        taken.Value!.Done.ShouldHaveSingleItem();
        await using var db = desk.Read();
        (await db.Cases.SingleAsync(Token)).AssigneeId.ShouldBe(desk.Ana.PersonId);
        (await db.InboxItems.CountAsync(Token)).ShouldBe(0); // a person is not notified of their own actions
        (await db.AuditEntries.Where(entry => entry.Outcome == "denied").Select(entry => entry.Operation).ToListAsync(Token)).ShouldBe(
            ["assign.case", "list.assignees"],
            ignoreOrder: true
        );
    }

    [Fact]
    public async Task Nobody_gets_a_case_that_they_may_not_work()
    {
        await using var desk = await Desk.OpenAsync();
        var row = desk.ACase("BR-1");
        var billing = new Actor(desk.Ana.TenantId, Guid.NewGuid());
        await desk.AddAsync(row, Desk.APerson(billing, "Lena Brandt", ConsoleRole.Agent, "billing"));

        var outside = await AssignAsync(desk, desk.Sam, billing, row);
        var auditor = await desk.Get<AssignCases>().RunAsync(desk.Sam, new([new(row.Id, row.Revision)], desk.Auditor.PersonId), Token);
        var people = await desk.Get<ListAssignees>().RunAsync(desk.Sam, [row.Id], Token);

        outside.NotDone.ShouldHaveSingleItem().Refused.ShouldBe("this person cannot work on it");
        auditor.Error!.Kind.ShouldBe(ErrorKind.Invalid);
        people.Value!.People.Select(person => person.Name).ShouldBe(["Ana Nowak", "Jonas Keller", "Sam Reyes"], ignoreOrder: true);
    }

    [Fact]
    public async Task People_are_listed_with_what_they_have_open_the_least_busy_first()
    {
        await using var desk = await Desk.OpenAsync();
        await using (var db = desk.Read())
        {
            await db.People.ForEachAsync(person => person.Capacity = 10, Token);
            await db.SaveChangesAsync(Token);
        }

        var row = desk.ACase("BR-1");
        await desk.AddAsync(row, desk.ACase("BR-2"), desk.ACase("BR-3", each => each.AssigneeId = desk.Jonas.PersonId));

        var people = (await desk.Get<ListAssignees>().RunAsync(desk.Sam, [row.Id], Token)).Value!.People;

        people.Select(person => (person.Name, person.OpenCases)).ShouldBe([("Sam Reyes", 0), ("Jonas Keller", 1), ("Ana Nowak", 2)]);
    }

    [Fact]
    [Trait("Req", "R51")]
    public async Task Case_of_another_tenant_is_not_there()
    {
        await using var desk = await Desk.OpenAsync();
        var row = desk.ACase("ours");
        await desk.AddAsync(row);

        var outcome = await AssignAsync(desk, desk.Stranger, desk.Stranger, row);

        outcome.NotDone.ShouldHaveSingleItem().Refused.ShouldBe(CaseNotThere);
    }

    internal static async Task<CasesOutcome> AssignAsync(Desk desk, Actor by, Actor to, params CaseRow[] rows)
    {
        var request = new AssignCasesRequest([.. rows.Select(row => new SeenCase(row.Id, row.Revision))], to.PersonId);
        var result = await desk.Get<AssignCases>().RunAsync(by, request, Token);
        return result.Value.ShouldNotBeNull(result.Error?.Message);
    }

    internal static async Task<IReadOnlyList<string>> HistoryAsync(Desk desk, CaseRow row)
    {
        var timeline = await desk.Get<ListCaseEvents>().RunAsync(desk.Sam, new(row.Id, TimelineTab.System, 10), Token);
        return [.. timeline.Value!.Lines.Select(line => $"{line.Who} {line.What}")];
    }
}
