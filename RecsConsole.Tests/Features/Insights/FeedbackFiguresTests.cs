using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Database.Personal;
using RecsConsole.Engine.Fields;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Insights;
using RecsConsole.Features.Insights.Figures;
using RecsConsole.Features.Insights.Tiles;
using RecsConsole.Platform.Database;
using RecsConsole.Tenancy;
using RecsConsole.Tenancy.Fields;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Insights;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Insights;

/// <summary>Signals beyond clicks: opt-outs from profiling, complaints, repeated dismissals and reviewers' judgements.</summary>
[Trait("Req", "R103")]
public sealed class FeedbackFiguresTests
{
    private const string OptOuts = "People and customers who opted out of profiling";
    private const string Complaints = "Complaints: new cases of the issue types marked in the settings";
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<DatabaseProvider> Databases => DatabaseProviders.Running;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Without_any_the_tile_says_why_and_has_no_false_zero(DatabaseProvider provider)
    {
        await using var desk = await InsightDesk.OpenAsync(provider);

        var tile = await desk.ReadAsync(InsightKind.Signals);

        Figure(tile, OptOuts).Count.ShouldBe(0);
        var absent = tile.Figures.Where(figure => figure.Absent is not null).ToList();
        absent
            .Select(figure => figure.Absent)
            .ShouldBe(["No issue type is marked as a complaint in the settings.", "No decision from this period has been reviewed yet."]);
        absent.ShouldAllBe(figure => figure.Count == null && figure.Rate == null);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Opt_outs_are_active_people_and_customers_with_a_case_in_sight(DatabaseProvider provider)
    {
        await using var desk = await InsightDesk.OpenAsync(provider);
        await AddOptOutsAsync(desk);

        // Counts ana, ben, acme and globex, but no inactive person, no customer without a case and nobody without an opt-out.
        Figure(await desk.ReadAsync(InsightKind.Signals), OptOuts).Count.ShouldBe(4);
        Figure(await desk.ReadAsync(InsightKind.Signals, desk.Sam), OptOuts).Count.ShouldBe(2, "ana and acme are of team one");
        Figure(await desk.ReadAsync(InsightKind.Signals, filter: OfAgents), OptOuts).Count.ShouldBe(2, "customers have no role");
        Figure(await desk.ReadAsync(InsightKind.Signals, desk.Stranger), OptOuts).Count.ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Complaints_are_the_cases_of_the_named_issue_types_and_of_no_other(DatabaseProvider provider)
    {
        await using var desk = await InsightDesk.OpenAsync(provider);
        await AddComplaintsAsync(desk);

        var complaints = Figure(await desk.ReadAsync(InsightKind.Signals), Complaints);
        var cases = await desk.CasesAsync(complaints.Cases!);

        (complaints.Count, complaints.CountBefore).ShouldBe((3, 1)); // one of the five cases has another type
        complaints.Cases.ShouldBe(new InsightDrill(InsightKind.Signals, FeedbackFigures.Complaint));
        cases.Lines.Select(line => line.Key).ShouldBe(["A", "C"], ignoreOrder: true);
        cases.Hidden.ShouldBe(1, "D is counted and may not be seen");
        var ofTeam = Figure(await desk.ReadAsync(InsightKind.Signals, desk.Sam), Complaints);
        (ofTeam.Count, ofTeam.CountBefore).ShouldBe((2, 1));
        var byRole = Figure(await desk.ReadAsync(InsightKind.Signals, filter: OfAgents), Complaints);
        (byRole.Count, byRole.Absent).ShouldBe((null, "Cases belong to teams, not to roles. Choose \"Any role\" to see this."));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Repeated_dismissals_are_counted_by_person_and_kind_without_what_was_taken_back(DatabaseProvider provider)
    {
        await using var desk = await InsightDesk.OpenAsync(provider);
        await AddDismissalsAsync(desk);

        var tile = await desk.ReadAsync(InsightKind.Signals);
        var again = tile.Figures[0];
        var cases = await desk.CasesAsync(again.Cases!);

        again.Words.ShouldBe("Dismissed again by the same person");
        (again.Rate!.Hits, again.Rate.N).ShouldBe((4, 8));
        (again.RateBefore!.Hits, again.RateBefore.N).ShouldBe((1, 2));
        tile.Bars[0].Counts().ShouldBe([("Actions", 1), ("Documents", 1), ("People to ask", 2)]);
        cases.Lines.Select(line => (line.Key, line.Count)).ShouldBe([("A", 6), ("B", 1)], ignoreOrder: true);
        var several = tile.Counts().Single(figure => figure.Words == "Suggestions dismissed by two people or more");
        several.ShouldBe(("Suggestions dismissed by two people or more", 1, 0));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Verdicts_of_reviewers_are_counted_once_they_are_given(DatabaseProvider provider)
    {
        await using var desk = await InsightDesk.OpenAsync(provider);
        await using (var db = desk.Open())
        {
            var from = desk.Rows(desk.Admin.TenantId).DaysAgo(30);
            var decisions = await db.Decisions.Where(row => row.At > from).OrderBy(row => row.At).Take(4).ToListAsync(Token);
            LookVerdict?[] verdicts = [LookVerdict.Right, LookVerdict.Wrong, LookVerdict.Right, null];
            db.AddRange(decisions.Zip(verdicts, Look));
            await db.SaveChangesAsync(Token);
        }

        (await desk.ReadAsync(InsightKind.Signals)).Rates().ShouldContain(("First suggestion right, according to reviewers", 2, 3));
    }

    [Fact]
    [Trait("Req", "R218")]
    public async Task People_who_did_not_consent_are_in_no_figure_where_consent_is_the_basis()
    {
        await using var desk = await InsightDesk.OpenAsync(DatabaseProvider.Sqlite);
        await AddOptOutsAsync(desk);
        await RestOnConsentOfAsync(desk, "ana");

        Figure(await desk.ReadAsync(InsightKind.Signals), OptOuts).Count.ShouldBe(3, "ana and two customers: ben did not consent");
    }

    private static async Task RestOnConsentOfAsync(InsightDesk desk, string key)
    {
        await using var db = desk.Open();
        var at = await db.Decisions.MaxAsync(row => row.At, Token);
        var settings = TenantConfiguration.Default with { Bases = [new(FieldClass.People, LegalBasis.Consent)] };
        db.Add(
            new TenantConfigurationRow
            {
                TenantId = desk.Admin.TenantId,
                Version = 2,
                Json = (settings with { Part = settings.Part with { Version = 2 } }).ToJson(),
                CreatedAt = at,
                Why = "test",
            }
        );
        db.Add(
            new ConsentRow
            {
                TenantId = desk.Admin.TenantId,
                Id = Guid.CreateVersion7(),
                DataClass = Consents.CodeOf(FieldClass.People),
                SubjectKind = SubjectName.PersonKind,
                SubjectKey = (await db.People.SingleAsync(row => row.Key == key, Token)).Id.ToString("D"),
                IsGiven = true,
                Channel = "paper",
                At = at,
                RecordedById = desk.Admin.PersonId,
            }
        );
        await db.SaveChangesAsync(Token);
    }

    private static InsightFilter OfAgents => InsightFilter.Parse(new(null, null, null, null, "agent"));

    private static InsightFigure Figure(InsightTile tile, string words) => tile.Figures.Single(figure => figure.Words == words);

    private static async Task AddOptOutsAsync(InsightDesk desk)
    {
        await using var db = desk.Open();
        var rows = desk.Rows(desk.Admin.TenantId);
        foreach (var person in await db.People.Where(row => row.Key == "ana" || row.Key == "ben").ToListAsync(Token))
        {
            person.IsByRulesOnly = true;
        }

        var left = rows.Person("left", ["agent"], ["one"]);
        (left.IsByRulesOnly, left.IsActive) = (true, false);
        db.AddRange(left, Account(db, "acme"), Account(db, "globex"), Account(db, "idle"), Account(db, "initech", isByRulesOnly: false));
        await db.SaveChangesAsync(Token);
        var customers = new Dictionary<Guid, string>
        {
            [desk.History.A.Id] = "acme",
            [desk.History.B.Id] = "acme",
            [desk.History.C.Id] = "globex",
            [desk.History.E.Id] = "initech",
        };
        foreach (var row in await db.Cases.Where(row => customers.Keys.Contains(row.Id)).ToListAsync(Token))
        {
            row.AccountKey = customers[row.Id];
        }

        await db.SaveChangesAsync(Token);
    }

    // A, C and D are complaints of this period, B of the previous one; E and the resolved cases have other types.
    private static async Task AddComplaintsAsync(InsightDesk desk)
    {
        await using var db = desk.Open();
        var (history, named) = (desk.History, TenantConfiguration.Default with { Complaints = ["refund", "outage"] });
        var types = new Dictionary<Guid, string>
        {
            [history.A.Id] = "refund",
            [history.B.Id] = "refund",
            [history.C.Id] = "outage",
            [history.D.Id] = "refund",
            [history.E.Id] = "question",
        };
        foreach (var row in await db.Cases.Where(row => types.Keys.Contains(row.Id)).ToListAsync(Token))
        {
            row.IssueType = types[row.Id];
        }

        db.TenantConfigurations.Add(
            new()
            {
                TenantId = db.TenantId,
                Version = 90,
                Json = named.ToJson(),
                CreatedAt = desk.Rows(db.TenantId).DaysAgo(1),
                Why = "test",
            }
        );
        await db.SaveChangesAsync(Token);
    }

    // Added to the history: ana dismissed a1 twice and d1 once, ben dismissed a1 once.
    private static async Task AddDismissalsAsync(InsightDesk desk)
    {
        await using var db = desk.Open();
        var rows = desk.Rows(desk.Admin.TenantId);
        var ana = await db.People.SingleAsync(row => row.Key == "ana", Token);
        var (before, items) = rows.Decision(desk.History.B, ana, 45, "rules", new Slate(SlateKind.Action, ["a2"]));
        db.Add(before);
        db.AddRange(items);
        var takenBack = Dismissal(desk.History.Latest, ItemKind.Action, "a1");
        takenBack.UndoneAt = rows.DaysAgo(0.5);
        db.AddRange(
            Dismissal(desk.History.Latest, ItemKind.Document, "d1"),
            Dismissal(desk.History.Latest, ItemKind.Expert, "e1"),
            Dismissal(desk.History.Latest, ItemKind.Expert, "e1"),
            Dismissal(desk.History.Latest, ItemKind.Expert, "e1"),
            takenBack,
            Dismissal(before, ItemKind.Action, "a2"),
            Dismissal(before, ItemKind.Action, "a2")
        );
        await db.SaveChangesAsync(Token);

        ResponseRow Dismissal(DecisionRow to, ItemKind kind, string item) =>
            rows.Response(to, ResponseKind.Dismiss, kind, item, 1, DismissReasons.NotUseful);
    }

    private static AccountRow Account(ConsoleDbContext db, string key, bool isByRulesOnly = true) =>
        new()
        {
            TenantId = db.TenantId,
            Key = key,
            Name = key,
            IsByRulesOnly = isByRulesOnly,
        };

    private static DecisionLookRow Look(DecisionRow at, LookVerdict? verdict) =>
        new()
        {
            TenantId = at.TenantId,
            DecisionId = at.Id,
            CaseId = at.CaseId,
            ActorId = at.ActorId,
            DecidedAt = at.At,
            ActionKey = "a1",
            PutAt = at.At,
            Verdict = verdict,
        };
}
