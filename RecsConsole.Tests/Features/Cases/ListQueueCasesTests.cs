using System.Text;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Components.Badges;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Workflow;
using RecsConsole.Features.Cases.Queue;
using RecsConsole.Features.Cases.Queue.Steps;
using RecsConsole.Platform;
using RecsConsole.Recommender.Decisions;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.Cases;

public sealed class ListQueueCasesTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Req", "R4")]
    public async Task Shorter_sla_stands_above_then_priority_and_cases_without_a_deadline_last()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.AddAsync(
            desk.ACase("none", row => (row.SlaDeadline, row.Priority) = (null, 1)),
            desk.ACase("later", row => row.SlaDeadline = desk.Now.AddHours(6)),
            desk.ACase("sooner", row => row.SlaDeadline = desk.Now.AddHours(3)),
            desk.ACase("same-p2", row => (row.SlaDeadline, row.Priority) = (desk.Now.AddHours(5), 2)),
            desk.ACase("same-p3", row => row.SlaDeadline = desk.Now.AddHours(5)),
            desk.ACase("late", row => row.SlaDeadline = desk.Now.AddHours(-1))
        );

        var view = await ReadAsync(desk, desk.Ana, new());

        Keys(view).ShouldBe(["late", "sooner", "same-p2", "same-p3", "later", "none"]);
        view.WhyFirst.ShouldBe("Earliest SLA deadline in your queue: 1 h late; Gold customer.");
    }

    [Fact]
    [Trait("Req", "R4")]
    public async Task First_case_says_why_it_is_first()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.AddAsync(desk.ACase("a", row => (row.SlaDeadline, row.Priority) = (desk.Now.AddHours(2), 1)));

        var view = await ReadAsync(desk, desk.Ana, new());

        view.WhyFirst.ShouldBe("Earliest SLA deadline in your queue: 2 h left; priority P1 Urgent; Gold customer.");
    }

    [Fact]
    [Trait("Req", "R4")]
    public async Task Deadline_decides_and_the_sentence_claims_no_more_although_a_later_case_has_less_working_time_left()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.AddAsync(
            desk.ACase("tonight", row => (row.SlaDeadline, row.SlaRoundTheClock) = (desk.Now.AddHours(10), true)),
            desk.ACase("tomorrow", row => row.SlaDeadline = desk.Now.AddHours(23)) // nine working hours
        );

        var view = await ReadAsync(desk, desk.Ana, new());

        Keys(view).ShouldBe(["tonight", "tomorrow"]);
        view.WhyFirst.ShouldBe("Earliest SLA deadline in your queue: 10 h left; Gold customer.");
    }

    [Fact]
    [Trait("Req", "R4")]
    public async Task Clock_that_stands_still_makes_no_case_first()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.AddAsync(
            desk.ACase("paused", row => Pause(row, desk.Now)),
            desk.ACase("none", row => (row.SlaDeadline, row.Priority) = (null, 4)),
            desk.ACase("running", row => (row.SlaDeadline, row.Priority) = (desk.Now.AddHours(7), 4))
        );

        var all = await ReadAsync(desk, desk.Ana, new());
        var narrowed = await ReadAsync(desk, desk.Ana, new() { Priority = 1 });

        Keys(all).ShouldBe(["running", "paused", "none"]);
        all.WhyFirst.ShouldBe("Earliest SLA deadline in your queue: 7 h left; Gold customer.");
        Keys(narrowed).ShouldBe(["paused"]);
        narrowed.WhyFirst.ShouldStartWith("No SLA clock runs among these; this one has the highest priority");
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(-1, false)]
    [Trait("Req", "R47")]
    public async Task A_case_above_the_clearance_is_listed_and_counted_while_a_grant_opens_it(int hoursLeft, bool isListed)
    {
        await using var desk = await Desk.OpenAsync();
        var granted = desk.ACase("granted", row => row.Classification = Classifications.Restricted);
        await desk.AddAsync(
            granted,
            new AccessGrantRow
            {
                TenantId = granted.TenantId,
                Id = Guid.NewGuid(),
                PersonId = desk.Ana.PersonId,
                ObjectKind = GrantKinds.Case,
                ObjectKey = granted.Id.ToString("D"),
                Reason = "stands in this week",
                GrantedById = desk.Jonas.PersonId,
                GrantedAt = desk.Now.AddDays(-1),
                ExpiresAt = desk.Now.AddHours(hoursLeft),
            }
        );

        var view = await ReadAsync(desk, desk.Ana, new());

        Keys(view).ShouldBe(isListed ? ["granted"] : []);
        view.Counts.Mine.ShouldBe(isListed ? 1 : 0);
    }

    [Fact]
    public async Task Scopes_hold_their_cases_and_the_chips_count_them()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.AddAsync(
            desk.ACase("mine"),
            desk.ACase("of-jonas", row => row.AssigneeId = desk.Jonas.PersonId),
            desk.ACase("nobodys", row => row.AssigneeId = null),
            desk.ACase("elsewhere", row => (row.AssigneeId, row.TeamKey) = (null, "billing")),
            desk.ACase("closed", row => row.IsOpen = false)
        );

        var mine = await ReadAsync(desk, desk.Ana, new());
        var team = await ReadAsync(desk, desk.Ana, new() { Scope = QueueScope.Team });
        var free = await ReadAsync(desk, desk.Ana, new() { Scope = QueueScope.Unassigned });

        Keys(mine).ShouldBe(["mine"]);
        Keys(team).ShouldBe(["mine", "nobodys", "of-jonas"]);
        Keys(free).ShouldBe(["nobodys"]);
        mine.Counts.ShouldBe(new QueueCounts(Mine: 1, Team: 3, Unassigned: 1, All: 4));
        (mine.Total, team.Total).ShouldBe((1, 3), "the head of the page counts the list below it");
    }

    [Fact]
    [Trait("Req", "R51")]
    public async Task Another_tenant_sees_nothing()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.AddAsync(desk.ACase("ours"));

        var view = await ReadAsync(desk, desk.Stranger, new() { Scope = QueueScope.All });

        view.Lines.ShouldBeEmpty();
        view.Counts.All.ShouldBe(0);
        view.Choices.States.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Classifications.Restricted, null)]
    [InlineData(Classifications.Public, "US")]
    [Trait("Req", "R47")]
    public async Task What_may_not_be_viewed_is_neither_listed_nor_counted(int classification, string? region)
    {
        await using var desk = await Desk.OpenAsync();
        await using (var db = desk.Read())
        {
            db.People.Single(person => person.Id == desk.Ana.PersonId).Regions = ["EU"];
            await db.SaveChangesAsync(Token);
        }

        await desk.AddAsync(
            desk.ACase("seen", row => row.Region = "EU"),
            desk.ACase("hidden", row => (row.Classification, row.Region) = (classification, region))
        );

        var view = await ReadAsync(desk, desk.Ana, new() { Scope = QueueScope.All });

        Keys(view).ShouldBe(["seen"]);
        view.Counts.ShouldBe(new QueueCounts(1, 1, 0, 1));
    }

    [Fact]
    public async Task Filters_narrow_down_and_pages_are_cut_on_the_server()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.AddAsync(
            Enumerable
                .Range(1, 30)
                .Select(number =>
                    desk.ACase(
                        $"C-{number:00}",
                        row =>
                        {
                            row.SlaDeadline = desk.Now.AddHours(number);
                            row.Status = number % 2 == 0 ? "review" : "in_progress";
                            row.Priority = number <= 3 ? 1 : 3;
                        }
                    )
                )
        );

        var second = await ReadAsync(desk, desk.Ana, new() { Page = 2 });
        var pastTheEnd = await ReadAsync(desk, desk.Ana, new() { Page = 9 });
        var narrowed = await ReadAsync(
            desk,
            desk.Ana,
            new()
            {
                State = "review",
                Priority = 1,
                Sla = QueueSla.Under4h,
            }
        );
        var descending = await ReadAsync(desk, desk.Ana, new() { Sort = QueueSort.Case, Descending = true });

        (second.Total, second.Page, second.Lines.Count).ShouldBe((30, 2, 5));
        pastTheEnd.Page.ShouldBe(2);
        Keys(narrowed).ShouldBe(["C-02"]);
        Keys(descending)[0].ShouldBe("C-30");
    }

    [Fact]
    [Trait("Req", "R48")]
    public async Task Failing_check_shows_no_case()
    {
        await using var desk = await Desk.OpenAsync(new BrokenPolicy());
        await desk.AddAsync(desk.ACase("a"));

        var result = await desk.Get<ListQueueCases>().RunAsync(desk.Ana, new(), Token);

        result.Error!.Kind.ShouldBe(ErrorKind.Unavailable);
    }

    [Fact]
    public async Task Place_in_the_queue_knows_its_neighbours()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.AddAsync(
            Enumerable.Range(1, 3).Select(number => desk.ACase($"C-{number}", row => row.SlaDeadline = desk.Now.AddHours(number)))
        );

        var place = await desk.Get<FindQueuePlace>().RunAsync(desk.Ana, new(), "C-2", Token);
        var gone = await desk.Get<FindQueuePlace>().RunAsync(desk.Ana, new(), "C-9", Token);

        place.Value.ShouldBe(new QueuePlace(2, 3, "C-1", "C-3"));
        gone.Error!.Kind.ShouldBe(ErrorKind.NotFound);
    }

    private static async Task<QueueView> ReadAsync(Desk desk, Actor actor, QueueFilter filter)
    {
        var result = await desk.Get<ListQueueCases>().RunAsync(actor, filter, Token);
        return result.Value.ShouldNotBeNull(result.Error?.Message);
    }

    private static void Pause(CaseRow row, DateTimeOffset now) =>
        (row.SlaDeadline, row.SlaHeldDeadline, row.SlaPausedAt, row.Priority) = (null, now.AddHours(1), now.AddHours(-1), 1);

    private static List<string> Keys(QueueView view) => [.. view.Lines.Select(line => line.Key)];
}
