using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Intake;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Cases.Creating;
using RecsConsole.Features.Cases.Exchange.Receiving;
using RecsConsole.Platform;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.Cases.Creating;

/// <summary>A person opens a case by hand.</summary>
public sealed class CreateCaseTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    internal static IncomingCase Described =>
        new("", "Nobody can sign in", "support")
        {
            Description = "Since this morning.",
            Priority = 2,
            Team = Desk.Team,
            Account = "acme",
            Region = "EU",
            Language = "de",
            Classification = Classifications.Internal,
            ContactName = "Kim Lee",
            ContactAddress = "kim@acme.example",
            Fields = new Dictionary<string, string>(StringComparer.Ordinal) { ["environment"] = "Production" },
        };

    [Fact]
    public async Task Case_has_what_was_typed_its_history_a_key_of_its_own_and_belongs_to_who_opened_it()
    {
        await using var desk = await OpenAsync();

        var created = await CreateAsync(desk, desk.Ana, Described);

        created.Key.ShouldBe("H-0001");
        await using var db = desk.Read();
        var row = await db.Cases.SingleAsync(Token);
        (row.Title, row.Description, row.TypeKey, row.Status).ShouldBe(("Nobody can sign in", "Since this morning.", "support", "new"));
        (row.Priority, row.TeamKey, row.AccountKey, row.Region, row.Language).ShouldBe((2, Desk.Team, "acme", "EU", "de"));
        (row.ContactName, row.ContactAddress, row.CustomFieldsJson).ShouldBe(
            ("Kim Lee", "kim@acme.example", """{"environment":"Production"}""")
        );
        (row.AssigneeId, row.OpenedAt, row.IsOpen).ShouldBe((desk.Ana.PersonId, desk.Now, true));
        (await AssignCasesTests.HistoryAsync(desk, row)).ShouldBe(["Ana Nowak took the case", "Ana Nowak opened the case"]);
        (await db.Changes.CountAsync(change => change.Kind == "case", Token)).ShouldBe(1);
        (await db.InboxItems.CountAsync(Token)).ShouldBe(0);
        var entry = await db.AuditEntries.SingleAsync(each => each.Operation == "create.case", Token);
        (entry.ActorId, entry.ObjectId, entry.Outcome).ShouldBe((desk.Ana.PersonId, created.Id.ToString("D"), "done"));
        entry.DetailsJson.ShouldNotContain("sign in", customMessage: "the trail keeps no text about the case");
    }

    [Fact]
    public async Task Deadline_is_that_of_the_service_level_in_force()
    {
        await using var desk = await OpenAsync();
        await desk.AddAsync(
            new ServiceLevelRow
            {
                TenantId = desk.Ana.TenantId,
                Key = "gold",
                Version = 1,
                Title = "Gold",
                Status = VersionStatus.Published,
                CaseTypes = ["support"],
                Tier = "Gold",
                TargetMinutes = 150,
                IsRoundTheClock = true,
            }
        );

        await CreateAsync(desk, desk.Ana, Described);
        await CreateAsync(desk, desk.Ana, Described with { Account = null, Deadline = desk.Now.AddDays(900) });

        await using var db = desk.Read();
        var rows = await db.Cases.OrderBy(row => row.Key).ToListAsync(Token);
        (rows[0].SlaLevelKey, rows[0].SlaDeadline).ShouldBe(("gold", desk.Now.AddMinutes(150)));
        (rows[1].SlaLevelKey, rows[1].SlaDeadline).ShouldBe((null, null));
    }

    [Fact]
    public async Task The_same_request_opens_one_case_however_often_it_comes()
    {
        await using var desk = await OpenAsync();
        var request = new CreateCaseRequest(Guid.NewGuid(), Described) { IsMine = true };

        var first = await desk.Get<CreateCase>().RunAsync(desk.Ana, request, Token);
        var again = await desk.Get<CreateCase>().RunAsync(desk.Ana, request with { Case = Described with { Title = "Edited" } }, Token);
        var ofAnother = await desk.Get<CreateCase>().RunAsync(desk.Jonas, request, Token);

        again.Value.ShouldBe(first.Value);
        ofAnother.Error!.Kind.ShouldBe(ErrorKind.NotFound);
        await using var db = desk.Read();
        (await db.Cases.SingleAsync(Token)).Title.ShouldBe("Nobody can sign in");
        (await db.CaseEvents.CountAsync(Token)).ShouldBe(2);
    }

    [Fact]
    public async Task Two_people_at_once_get_two_keys()
    {
        await using var desk = await OpenAsync();
        Actor[] people = [desk.Ana, desk.Jonas, desk.Sam, desk.Ana, desk.Jonas, desk.Sam];

        var created = await Task.WhenAll(people.Select(person => CreateAsync(desk, person, Described)));

        created
            .Select(each => each.Key)
            .Order(StringComparer.Ordinal)
            .ShouldBe(["H-0001", "H-0002", "H-0003", "H-0004", "H-0005", "H-0006"]);
    }

    [Fact]
    public async Task Keys_go_on_after_the_highest_one_and_leave_those_of_other_systems_alone()
    {
        await using var desk = await OpenAsync();
        await desk.AddAsync(desk.ACase("BR-1508"), desk.ACase("H"), desk.ACase("HELP-3"));

        var first = await CreateAsync(desk, desk.Ana, Described);
        await desk.AddAsync(desk.ACase("HH-7"));
        var second = await CreateAsync(desk, desk.Ana, Described);
        await desk.AddAsync(desk.ACase("H-0003"));
        var third = await CreateAsync(desk, desk.Ana, Described);
        var fourth = await CreateAsync(desk, desk.Ana, Described);

        new[] { first, second, third, fourth }.Select(each => each.Key).ShouldBe(["H-0001", "H-0002", "HHH-0001", "HHH-0002"]);
    }

    [Fact]
    public async Task Keys_pass_the_four_digits()
    {
        await using var desk = await OpenAsync();
        var created = await CreateAsync(desk, desk.Ana, Described);
        await using (var db = desk.Read())
        {
            (await db.Cases.SingleAsync(Token)).Key = "H-9999";
            await db.SaveChangesAsync(Token);
        }

        (await CreateAsync(desk, desk.Ana, Described)).Key.ShouldBe("H-10000");
        (await CreateAsync(desk, desk.Ana, Described)).Key.ShouldBe("H-10001");
        created.Key.ShouldBe("H-0001");
    }

    [Fact]
    public async Task Case_can_be_left_for_somebody_else_and_without_anything_optional()
    {
        await using var desk = await OpenAsync();

        await CreateAsync(desk, desk.Ana, new("", "A call", "support"), isMine: false);

        await using var db = desk.Read();
        var row = await db.Cases.SingleAsync(Token);
        (row.AssigneeId, row.TeamKey, row.AccountKey, row.Priority, row.Classification).ShouldBe(
            (null, null, null, null, Classifications.Internal)
        );
    }

    public static TheoryData<string, IncomingCase> Wrong =>
        new()
        {
            { "no title", Described with { Title = "" } },
            { "two lines", Described with { Title = "a\nb" } },
            { "long title", Described with { Title = new('a', 401) } },
            { "no kind", Described with { Type = "" } },
            { "unknown kind", Described with { Type = "nothing" } },
            { "kind without a workflow", Described with { Type = "bare" } },
            { "unknown team", Described with { Team = "nowhere" } },
            { "unknown customer", Described with { Account = "nobody" } },
            { "unknown issue type", Described with { IssueType = "no such type" } },
            { "no priority", Described with { Priority = 7 } },
            { "no address", Described with { ContactAddress = "kim" } },
            { "hidden customer", Described with { Account = "secret" } },
            {
                "long field",
                Described with
                {
                    Fields = new Dictionary<string, string>(StringComparer.Ordinal) { ["a"] = new('b', 2_001) },
                }
            },
        };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task What_is_wrong_is_said_and_nothing_is_written(string what, IncomingCase described)
    {
        await using var desk = await OpenAsync();
        await desk.AddAsync(
            new CaseTypeRow
            {
                TenantId = desk.Ana.TenantId,
                Key = "bare",
                Name = "Bare",
                WorkflowKey = "none",
                CalendarKey = "weekdays",
            },
            new AccountRow
            {
                TenantId = desk.Ana.TenantId,
                Key = "secret",
                Name = "Secret Ltd",
            }
        );
        await desk.AddAsync(
            desk.ACase("BR-1", row => (row.Classification, row.AccountKey) = (Classifications.Restricted, "secret")),
            desk.ACase("BR-2")
        );

        var refused = await desk.Get<CreateCase>().RunAsync(desk.Ana, new(Guid.NewGuid(), described), Token);

        refused.Error!.Kind.ShouldBe(ErrorKind.Invalid, what);
        refused.Error.Message.ShouldNotBeNullOrWhiteSpace();
        await using var db = desk.Read();
        (await db.Cases.CountAsync(Token)).ShouldBe(2);
        (await db.Changes.CountAsync(Token)).ShouldBe(0);
    }

    [Fact]
    public async Task Other_teams_and_what_is_above_the_clearance_are_refused_and_recorded()
    {
        await using var desk = await OpenAsync();
        await desk.AddAsync(
            new TeamRow
            {
                TenantId = desk.Ana.TenantId,
                Key = "network",
                Name = "Network",
            }
        );
        IncomingCase[] outOfReach = [Described with { Team = "network" }, Described with { Classification = Classifications.Restricted }];

        foreach (var described in outOfReach)
        {
            var refused = await desk.Get<CreateCase>().RunAsync(desk.Ana, new(Guid.NewGuid(), described) { IsMine = true }, Token);
            refused.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        }

        await using var db = desk.Read();
        (await db.Cases.CountAsync(Token)).ShouldBe(0);
        (await db.AuditEntries.CountAsync(each => each.Operation == "create.case" && each.Outcome == "denied", Token)).ShouldBe(2);
    }

    [Fact]
    public async Task Erased_customer_gets_no_new_case()
    {
        await using var desk = await OpenAsync();
        await CreateAsync(desk, desk.Ana, Described);
        await using (var db = desk.Read())
        {
            (await db.SubjectKeys.SingleAsync(key => key.SubjectKey == "acme", Token)).DestroyedAt = desk.Now;
            await db.SaveChangesAsync(Token);
        }

        (await desk.Get<CreateCase>().RunAsync(desk.Ana, new(Guid.NewGuid(), Described), Token)).Error!.Kind.ShouldBe(ErrorKind.Conflict);
    }

    internal static async Task<Desk> OpenAsync()
    {
        var desk = await Desk.OpenAsync();
        await desk.AddAsync(DemoWorkflowRows.Of(desk, "brightline"));
        return desk;
    }

    internal static async Task<CreatedCase> CreateAsync(Desk desk, Actor by, IncomingCase described, bool isMine = true)
    {
        var request = new CreateCaseRequest(Guid.NewGuid(), described) { IsMine = isMine };
        var created = await desk.Get<CreateCase>().RunAsync(by, request, Token);
        return created.Value.ShouldNotBeNull(created.Error?.Message);
    }
}
