using System.Text.Json;
using RecsConsole.Casework;
using RecsConsole.Casework.ServiceLevels;
using RecsConsole.Cli.PageTruth;
using RecsConsole.Database;
using RecsConsole.Engine.Workflow;
using RecsConsole.Features.Demo.Content;
using RecsConsole.Features.Demo.Simulation;
using RecsConsole.Features.Demo.Simulation.Policies;
using RecsConsole.Features.Labels;
using RecsConsole.Features.Models.Training;
using RecsConsole.Recommender.History;
using RecsConsole.Recommender.Past;
using RecsConsole.Tenancy;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Recommender;

/// <summary>A case gets one verdict, whoever asks: card, chance, label, example, simulator, and the oracle that checks the pages.</summary>
public sealed class EndedWellTests
{
    private static readonly DateTimeOffset s_opened = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly LabelWindows s_own = new(24, 30, 10, 20);
    private static readonly HashSet<string> s_cures = new(StringComparer.Ordinal);

    private static readonly StateMachine s_machine = new(
        new(
            "ticket",
            1,
            "new",
            [new("new", false, false), new("working", false, false), new("resolved", true, false) { Solved = true }],
            []
        )
    );

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Card_chance_label_example_and_oracle_agree_on_every_course_of_a_case(bool isOwn)
    {
        var settings = isOwn ? s_own : LabelWindows.Default with { ExecuteDays = 30 };
        var (window, rework) = isOwn ? (10, 20) : (14, 30);
        var seen = new HashSet<bool>();
        foreach (var solved in (double[])[0.5, 9.99, 10, 13.99, 14, 20])
        {
            foreach (var deadline in (double?[])[null, 5, 30])
            {
                foreach (var told in deadline is null ? (bool?[])[null, true, false] : [null])
                {
                    foreach (var back in (double?[])[null, 3, 19.99, 20, 29.99, 30, 45])
                    {
                        var inTime = deadline is { } due ? solved <= due : told ?? solved < window;
                        var expected = inTime && !(back < rework);
                        var found = Case(new(solved, deadline, told, back));

                        Verdicts(found, s_machine, settings)
                            .ShouldAllBe(each => each.Value == expected, $"{solved} {deadline} {told} {back}");
                        seen.Add(expected);
                    }
                }
            }
        }

        seen.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("brightline")]
    [InlineData("orchard")]
    public void Simulator_agrees_with_the_rows_of_what_was_played(string tenant)
    {
        var settings = LabelWindows.Default with { ExecuteDays = 30 };
        var desk = new SimulatedDesk(new SimulatedWorld(DemoContentLoader.Load(tenant), 1, s_opened), _ => EndingRules.Usual);
        var seen = new HashSet<bool>();
        for (var number = 0; number < 100; number++)
        {
            var text = desk.Text(number, 7);
            var play = desk.Play(number, 7, new HabitChooser(new Diagnosis(text))).Run(SimulatedDesk.HorizonHours);
            var (row, events) = desk.Show(play, number, text).ReadRows();
            var machine = desk.World.Flow;
            var course = CaseOutcome.FromEvents(events, machine);
            if (course.Solutions is [.., { ReopenedAt: null } last])
            {
                (row.ResolvedAt, row.IsOpen) = (last.At, last.EndedAt is null);
                row.SlaMet = row.SlaDeadline is { } due ? last.At <= due : null;
            }

            var found = new HistoryCase(row, null, events, [], course) { Machine = machine, Cures = s_cures };
            var expected = desk.EndOf(play, row.OpenedAt).EndedWell;

            Verdicts(found, machine, settings).ShouldAllBe(each => each.Value == expected, $"case {number}");
            seen.Add(expected);
        }

        seen.Count.ShouldBe(2);
    }

    [Fact]
    public void Undone_step_solved_nothing()
    {
        var found = Case(new(1, null, null, null));
        found.Events[^1].Kind = CaseEventKind.TakenBack;

        CaseOutcome.FromEvents(found.Events, s_machine).Solutions.ShouldBeEmpty();
    }

    [Fact]
    public void A_case_is_settled_at_its_last_event_and_the_same_at_every_later_time()
    {
        var found = Case(new(1, null, null, Reopened: 2));
        var (settled, later) = (found.SettledAt, found.SettledAt.AddYears(1));

        settled.ShouldBe(found.Row.LastEventAt);
        var hit = found.AsOf(settled, s_own)!.Facts.Finished;
        JsonSerializer.Serialize(found.AsOf(later, s_own)!.Facts.Finished).ShouldBe(JsonSerializer.Serialize(hit));
        JsonSerializer.Serialize(found.RouteAsOf(later)!.Case).ShouldBe(JsonSerializer.Serialize(found.RouteAsOf(settled)!.Case));
        found.AsOf(settled.AddMinutes(-1), s_own).ShouldBeNull(); // it was open again
    }

    [Fact]
    public void A_case_that_ended_without_a_solution_counts_as_what_was_done_and_not_as_solved()
    {
        var machine = new StateMachine(
            new("ticket", 1, "new", [.. s_machine.Definition.States, new("rejected", Terminal: true, Waiting: false)], [])
        );
        var solved = Case(new(1, null, null, null));
        List<CaseEventRow> events = [Event(1, "reject", "rejected", s_opened.AddHours(1))];
        (solved.Row.ResolvedAt, solved.Row.Resolution, solved.Row.Status) = (null, null, "rejected");
        var found = new HistoryCase(solved.Row, null, events, [], CaseOutcome.FromEvents(events, machine))
        {
            Machine = machine,
            Cures = s_cures,
        };

        found.AsOf(s_opened, s_own).ShouldBeNull("it was open");
        var facts = found.AsOf(s_opened.AddDays(1), s_own)!.Facts;
        facts.Steps.Select(step => step.Activity).ShouldBe(["reject"]);
        (facts.Finished!.HoursToResolve, facts.Finished.Resolution, facts.EndedWell).ShouldBe((null, null, false));
        (facts.Background!.Solved, facts.Background.Opened, facts.Background.Endings.Count).ShouldBe((null, null, 0));
    }

    // seen from the opening, by name
    private static Dictionary<string, bool> Verdicts(HistoryCase found, StateMachine machine, LabelWindows settings)
    {
        var row = found.Row;
        var windows = SolvedWindows.From([], settings);
        var rules = windows.Of(row.TypeKey, row.IssueType);
        var end = new CaseEnd(CaseClocks.From(row, found.Events), row.SlaMet, found.Course, rules);
        var verdicts = new Dictionary<string, bool>(StringComparer.Ordinal)
        {
            ["example"] = found.EndingOf(found.SolutionOf(row.OpenedAt), row.OpenedAt, rules) is { IsGood: true },
            ["chance"] = end.Of(row.OpenedAt, 0) is { Counts: true } step && step.IsGood(rules.Window),
            ["label"] = LabelOf(found, machine, settings, rules) == Grade.EndedWell,
        };
        if (found.AsOf(row.OpenedAt.AddYears(1), settings) is { Facts.Finished: { } hit })
        {
            var machines = new Dictionary<string, StateMachine>(StringComparer.Ordinal) { [row.TypeKey] = machine };
            verdicts["card"] = windows.On([hit], row.TypeKey)[0].EndedWell;
            verdicts["oracle"] = new EndingOracle(machines, settings, new Dictionary<string, TimeSpan>(StringComparer.Ordinal)).EndedWell(
                row,
                found.Events
            );
        }

        return verdicts;
    }

    // the grade of the first step, suggested at the opening
    private static int LabelOf(HistoryCase found, StateMachine machine, LabelWindows settings, EndingRules rules)
    {
        var (row, first) = (found.Row, found.Events.First(HistoryCase.IsAction).Activity);
        var labelled = new LabelledCase(row.Id, row.TypeKey, row.IssueType, row.OpenedAt, row.SlaStartedAt, row.SlaDeadline, row.SlaMet);
        var item = new DecisionItemRow
        {
            Kind = ItemKind.Action,
            ItemId = first,
            Confidence = ItemConfidence.Low,
        };
        var history = new LabelledCaseHistory(labelled, found.Events, [], machine);
        var decision = new LabelledDecision(new(Guid.NewGuid(), row.Id, row.OpenedAt), [item], [], [], history);
        var labels = decision
            .Labels(settings, rules, row.OpenedAt.AddYears(1))
            .Select(each => new LabelRow
            {
                Kind = each.Kind,
                ItemId = each.ItemId,
                Name = each.Label.Name,
                Value = each.Label.Value,
                Applies = each.Label.Applies,
            });
        return JudgedItem.AllOf(labels, TrainingColumns.Labels, LearningObjectives.Default)[first].Grade;
    }

    private static HistoryCase Case(CourseOfCase course)
    {
        var solvedAt = s_opened.AddDays(course.Solved);
        DateTimeOffset? reopenedAt = course.Reopened is { } later ? solvedAt.AddDays(later) : null;
        var lastAt = reopenedAt?.AddDays(1) ?? solvedAt;
        DateTimeOffset? deadline = course.Deadline is { } days ? s_opened.AddDays(days) : null;
        var row = new CaseRow
        {
            Id = Guid.NewGuid(),
            Key = "C-1",
            Title = "Printer jams",
            Description = "On every second page.",
            TypeKey = "ticket",
            IssueType = "printer",
            Status = "resolved",
            OpenedAt = s_opened,
            SlaDeadline = deadline,
            SlaMet = deadline is { } due ? lastAt <= due : course.Told,
            CustomFieldsJson = "{}",
            ResolvedAt = lastAt,
            Resolution = "fix",
            Reopened = reopenedAt is not null,
            LastEventAt = lastAt,
        };
        List<CaseEventRow> events = [Event(1, "ask", "working", s_opened.AddHours(1)), Event(2, "fix", "resolved", solvedAt)];
        if (reopenedAt is { } at)
        {
            events.Add(Event(3, "reopened", "working", at, CaseEventKind.System));
            events.Add(Event(4, "fix", "resolved", lastAt));
        }

        return new(row, null, events, [], CaseOutcome.FromEvents(events, s_machine)) { Machine = s_machine, Cures = s_cures };
    }

    private static CaseEventRow Event(int ordinal, string activity, string to, DateTimeOffset at, CaseEventKind kind = default) =>
        new()
        {
            EventKey = $"event-{ordinal}",
            Ordinal = ordinal,
            Activity = activity,
            Kind = kind,
            At = at,
            FromState = "working",
            ToState = to,
            AttributesJson = "{}",
        };

    /// <param name="Solved">After how many days.</param>
    /// <param name="Deadline">In how many days.</param>
    /// <param name="Told">What the source says of the SLA of a case without a deadline.</param>
    /// <param name="Reopened">How many days after the solution.</param>
    private sealed record CourseOfCase(double Solved, double? Deadline, bool? Told, double? Reopened);
}
