using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Features.Insights.Figures;
using RecsConsole.Features.Insights.Metrics;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Insights;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Insights;

/// <summary>Actions, documents and people each have metrics for their purpose; all figures were computed by hand.</summary>
public sealed class MetricTests
{
    public static TheoryData<DatabaseProvider> Databases => DatabaseProviders.Running;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases))]
    [Trait("Req", "R115")]
    [Trait("Req", "R129")]
    public async Task Actions_documents_and_people_have_a_set_of_measures_each_and_no_single_number(DatabaseProvider provider)
    {
        await using var desk = await InsightDesk.OpenAsync(provider);
        await AddAsync(desk);

        var actions = await desk.ReadAsync(InsightKind.ActionMetrics);
        var documents = await desk.ReadAsync(InsightKind.DocumentMetrics);
        var people = await desk.ReadAsync(InsightKind.PeopleMetrics);

        actions
            .Rates()
            .ShouldBe([
                ("Accepted", 1, 7),
                ("Done", 2, 3),
                ("SLA met after it was done", 1, 2),
                ("Reopened after it was done", 1, 2),
                ("Decisions overridden", 2, 6),
            ]);
        Texts(actions)
            .ShouldBe([
                ("Time to resolution, with an accepted action", "6 h", "median of 2 cases"),
                ("Time to resolution, without", "20 h", "median of 3 cases"),
            ]);
        documents.Rates().ShouldBe([("Opened", 3, 4), ("Marked useful", 2, 3), ("Case resolved after it was used", 1, 1)]);
        documents.Counts().ShouldBe([("Reports of outdated documents", 2, 0)]);
        people.Rates().ShouldBe([("Asked", 1, 1), ("Answered or worked on the solution", 1, 1), ("Questions answered", 2, 3)]);
        Texts(people)
            .ShouldBe([
                ("Unevenness of open cases", "0.17", "Gini coefficient among 2 people"),
                ("Time to answer", "3 h", "median of 2 answered questions"),
            ]);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Confidence_is_held_against_what_came_of_it_for_actions_documents_and_people(DatabaseProvider provider)
    {
        await using var desk = await InsightDesk.OpenAsync(provider);
        await AddAsync(desk);

        var tile = await desk.ReadAsync(InsightKind.Confidence);

        // one action solved the case in time; one too late, and the case was reopened; one person answered
        tile.Rates()
            .ShouldBe([
                ("Actions, High", 1, 1),
                ("Actions, Medium", 0, 0),
                ("Actions, Low", 0, 1),
                ("Documents, High", 0, 0),
                ("Documents, Medium", 0, 0),
                ("Documents, Low", 0, 0),
                ("People to ask, High", 0, 0),
                ("People to ask, Medium", 0, 0),
                ("People to ask, Low", 1, 1),
            ]);
        tile.Figures.Single(figure => figure.Words == "Actions, High minus Low").Text!.ShouldStartWith("+100 points");
        tile.Figures.Single(figure => figure.Words == "People to ask, High minus Low").Absent.ShouldNotBeNull();
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task What_was_tried_out_is_compared_with_what_the_draw_left_in_its_place(DatabaseProvider provider)
    {
        await using var desk = await InsightDesk.OpenAsync(provider);
        (await desk.ReadAsync(InsightKind.Exploration)).Figures.ShouldHaveSingleItem().Absent.ShouldNotBeNull();
        await TryOutAsync(desk, isTried: true, accepted: 3);
        await TryOutAsync(desk, isTried: false, accepted: 1);

        var tile = await desk.ReadAsync(InsightKind.Exploration);

        tile.Rates()
            .ShouldBe([
                ("Accepted, actions tried out", 3, 4),
                ("Accepted, usual actions", 1, 4),
                ("Done, actions tried out", 3, 4),
                ("Done, usual actions", 1, 4),
            ]);
        tile.Figures[2].Text!.ShouldStartWith("+50 points");
    }

    [Theory]
    [InlineData(7, 4, 1, 7)]
    [InlineData(20, 10.5, 6, 15)]
    public void Interval_of_a_median_is_that_of_the_tables(int n, double median, int low, int high)
    {
        var time = MedianTime.From(Enumerable.Range(1, n).Select(hours => TimeSpan.FromHours(hours)))!;

        time.ShouldBe(new(TimeSpan.FromHours(median), TimeSpan.FromHours(low), TimeSpan.FromHours(high), n));
    }

    [Fact]
    public void Few_times_have_a_median_without_an_interval_and_none_has_none()
    {
        MedianTime.From([TimeSpan.FromHours(2)]).ShouldBe(new(TimeSpan.FromHours(2), null, null, 1));
        MedianTime.From([]).ShouldBeNull();
    }

    private static (string Words, string Text, string? Behind)[] Texts(InsightTile tile) =>
        [.. tile.Figures.Where(figure => figure.Text is not null).Select(figure => (figure.Words, figure.Text!, figure.Rest))];

    // Four openings whose last place was drawn: one in twenty shows one of five other actions there.
    private static async Task TryOutAsync(InsightDesk desk, bool isTried, int accepted)
    {
        await using var db = desk.Open();
        var rows = desk.Rows(desk.Admin.TenantId);
        for (var i = 0; i < 4; i++)
        {
            var slate = new Slate(RecsConsole.Engine.Vocabulary.SlateKind.Action, ["k1", "k2", "k3"]);
            var (decision, items) = rows.Decision(desk.History.A, desk.History.Erik, 3, "heuristic-2", slate);
            items[^1].Propensity = isTried ? 10_000 : 950_000;
            items.Take(2).ToList().ForEach(item => item.Propensity = 1_000_000);
            db.Add(decision);
            db.AddRange(items);
            db.Impressions.Add(
                new()
                {
                    TenantId = decision.TenantId,
                    DecisionId = decision.Id,
                    Kind = ItemKind.Action,
                    ItemId = "k3",
                    Rank = 3,
                    SeenAt = decision.At,
                }
            );
            db.Add(Label(decision, ItemKind.Action, "k3", "executed", i < accepted ? 1 : 0));
            if (i < accepted)
            {
                db.Add(rows.Response(decision, ResponseKind.Accept, ItemKind.Action, "k3", 3));
            }
        }

        await db.SaveChangesAsync(Token);
    }

    private static async Task AddAsync(InsightDesk desk)
    {
        await using var db = desk.Open();
        var from = desk.Rows(desk.Admin.TenantId).DaysAgo(8);
        var made = await db.Decisions.Where(row => row.At > from).OrderByDescending(row => row.At).ToListAsync(Token);
        await AddEndingsAsync(db, made);
        await AddOpeningsAsync(desk, db, made);
        await AddHoursAsync(db);
        AddQuestions(desk, db);
        await db.SaveChangesAsync(Token);
    }

    // The latest decision ended well, the sixth did not; unseen items and items chosen elsewhere are not counted.
    private static async Task AddEndingsAsync(ConsoleDbContext db, List<DecisionRow> made)
    {
        var (latest, second, sixth) = (made[0], made[1], made[5]);
        db.AddRange(
            Label(latest, ItemKind.Action, "a1", "executed", 1),
            Label(latest, ItemKind.Action, "a1", "resolved", 1),
            Label(latest, ItemKind.Action, "a1", "sla_met", 1),
            Label(latest, ItemKind.Action, "a1", "rework", 0),
            Label(latest, ItemKind.Action, "a2", "executed", 1, LabelExposure.Unseen),
            Label(latest, ItemKind.Action, "fix", "executed", 1, LabelExposure.Elsewhere),
            Label(second, ItemKind.Action, "a1", "executed", 0),
            Label(second, ItemKind.Action, "a2", "executed", null),
            Young(Label(second, ItemKind.Action, "a3", "executed", 1)),
            Label(sixth, ItemKind.Action, "a1", "executed", 1, LabelExposure.Viewed),
            Label(sixth, ItemKind.Action, "a1", "resolved", 1),
            Label(sixth, ItemKind.Action, "a1", "sla_met", 0),
            Label(sixth, ItemKind.Action, "a1", "rework", 1),
            Label(latest, ItemKind.Document, "d1", "resolved", 1),
            Label(latest, ItemKind.Expert, await ExpertAsync(db, latest), "executed", 1)
        );
        (
            await db.DecisionItems.SingleAsync(row => row.DecisionId == latest.Id && row.Kind == ItemKind.Action && row.Rank == 1, Token)
        ).Confidence = ItemConfidence.High;
    }

    // A success known before its window closes.
    private static LabelRow Young(LabelRow row)
    {
        row.ClosesAt = row.ClosesAt.AddDays(7);
        return row;
    }

    private static Task<string> ExpertAsync(ConsoleDbContext db, DecisionRow of) =>
        db.DecisionItems.Where(row => row.DecisionId == of.Id && row.Kind == ItemKind.Expert).Select(row => row.ItemId).SingleAsync(Token);

    // Two of four documents were opened; one of these and a third one were marked as useful.
    private static async Task AddOpeningsAsync(InsightDesk desk, ConsoleDbContext db, List<DecisionRow> made)
    {
        var (latest, third, sixth) = (made[0], made[2], made[5]);
        var seen = await db.Impressions.Where(row => row.Kind == ItemKind.Document).ToListAsync(Token);
        seen.Where(row => row.DecisionId == latest.Id || row.DecisionId == sixth.Id).ToList().ForEach(row => row.ViewedAt = row.SeenAt);
        var rows = desk.Rows(desk.Admin.TenantId);
        db.AddRange(
            rows.Response(third, ResponseKind.Accept, ItemKind.Document, "d1", 1),
            rows.Response(sixth, ResponseKind.Accept, ItemKind.Document, "d1", 1)
        );
    }

    private static async Task AddHoursAsync(ConsoleDbContext db)
    {
        var hours = new Dictionary<string, double>(StringComparer.Ordinal)
        {
            ["R1"] = 4,
            ["R2"] = 8,
            ["R3"] = 10,
            ["R4"] = 60,
            ["R5"] = 20,
        };
        foreach (var row in await db.Cases.Where(row => !row.IsOpen).ToListAsync(Token))
        {
            row.OpenedAt = row.ResolvedAt!.Value.AddHours(-hours[row.Key]);
        }
    }

    // One answer after two hours, one after four, and one question without an answer; the first is in two inboxes.
    private static void AddQuestions(InsightDesk desk, ConsoleDbContext db) =>
        db.AddRange(
            Question(desk, desk.History.Erik, "q1", 2),
            Question(desk, desk.History.Edda, "q1", null),
            Question(desk, desk.History.Erik, "q2", 4),
            Question(desk, desk.History.Erik, "q3", null)
        );

    private static InboxItemRow Question(InsightDesk desk, PersonRow to, string key, double? hours)
    {
        var at = desk.Rows(to.TenantId).DaysAgo(5);
        return new()
        {
            TenantId = to.TenantId,
            Id = Guid.NewGuid(),
            RecipientId = to.Id,
            EventKey = key,
            Kind = InboxKind.Asked,
            CaseId = desk.History.A.Id,
            At = at,
            AnsweredAt = hours is { } later ? at.AddHours(later) : null,
        };
    }

    private static LabelRow Label(
        DecisionRow of,
        ItemKind kind,
        string item,
        string name,
        int? value,
        LabelExposure exposure = LabelExposure.OnScreen
    ) =>
        new()
        {
            TenantId = of.TenantId,
            DecisionId = of.Id,
            Kind = kind,
            ItemId = item,
            Name = name,
            Value = value,
            Applies = true,
            Exposure = exposure,
            ClosesAt = of.At,
            BuiltAt = of.At,
        };
}
