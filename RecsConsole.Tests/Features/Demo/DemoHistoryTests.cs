using RecsConsole.Engine.Workflow;
using RecsConsole.Features.Demo.Content;
using RecsConsole.Features.Demo.Simulation;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Demo;

/// <summary>The simulated history is the same for a seed, follows workflow and calendar, and has the promised size and variety.</summary>
public sealed class DemoHistoryTests(ITestOutputHelper output)
{
    private static readonly DateTimeOffset s_at = new(2026, 3, 18, 13, 20, 0, TimeSpan.Zero);
    private static readonly Lazy<IReadOnlyList<SimulatedCase>> s_brightline = new(() => Simulate("brightline", 1));

    [Fact]
    public void Same_seed_and_instant_give_the_same_cases_and_another_seed_others()
    {
        var first = Simulate("orchard", 7);
        var second = Simulate("orchard", 7);
        var other = Simulate("orchard", 8);

        Digest(second).ShouldBe(Digest(first));
        Digest(other).ShouldNotBe(Digest(first));
    }

    [Theory]
    [InlineData("brightline", 1500, 120)]
    [InlineData("orchard", 300, 40)]
    public void Cases_are_as_many_as_promised_over_18_months(string tenant, int finished, int open)
    {
        var cases = tenant is "brightline" ? s_brightline.Value : Simulate(tenant, 1);

        cases.Count(each => !each.IsOpen).ShouldBe(finished);
        cases.Count(each => each.IsOpen).ShouldBe(open);
        cases.Select(each => each.Key).Distinct(StringComparer.Ordinal).Count().ShouldBe(cases.Count);
        cases[0].Setting.OpenedAt.ShouldBeLessThan(s_at.AddDays(-500));
        Describe(cases);
    }

    [Theory]
    [InlineData("brightline")]
    [InlineData("orchard")]
    public void Every_event_is_allowed_by_the_workflow_and_follows_the_one_before(string tenant)
    {
        var content = DemoContentLoader.Load(tenant);
        var flow = new StateMachine(DemoWorkflowDefinition.Build(content, 1));
        StateMachine.Validate(flow.Definition).ShouldBeEmpty();

        foreach (var each in tenant is "brightline" ? s_brightline.Value : Simulate(tenant, 1))
        {
            var state = content.Workflow.Initial;
            var at = each.Setting.OpenedAt;
            foreach (var happened in each.Events)
            {
                happened.From.ShouldBe(state, each.Key);
                flow.Next(state, happened.Step).ShouldBe(happened.To, each.Key);
                happened.At.ShouldBeGreaterThanOrEqualTo(at, each.Key);
                (state, at) = (happened.To, happened.At);
            }

            each.State.ShouldBe(state, each.Key);
            flow.IsTerminal(state).ShouldBe(!each.IsOpen, each.Key);
            at.ShouldBeLessThanOrEqualTo(s_at, each.Key);
            each.Notes.ShouldAllBe(note => note.At <= s_at && note.At >= each.Setting.OpenedAt);
        }
    }

    [Fact]
    public void Evidence_is_accepted_only_after_somebody_gathered_some()
    {
        var accept = DemoContentLoader.Load("orchard").Actions.Single(action => action.Key == "accept-evidence");
        var accepted = Simulate("orchard", 1)
            .Select(each => (each.Key, Steps: each.Events.Where(happened => happened.IsAction).Select(happened => happened.Step).ToList()))
            .Where(each => each.Steps.Contains(accept.Key))
            .ToList();

        accepted.Count.ShouldBeGreaterThan(20);
        accept.After.ShouldNotBeEmpty();
        accepted
            .Where(each => !each.Steps.TakeWhile(step => step != accept.Key).Intersect(accept.After, StringComparer.Ordinal).Any())
            .Select(each => each.Key)
            .ShouldBeEmpty();
    }

    [Fact]
    public void People_act_in_business_hours_only()
    {
        var calendar = DemoContentLoader.Load("brightline").Tenant.Calendar;
        var zone = TimeZoneInfo.FindSystemTimeZoneById(calendar.TimeZone);

        foreach (var happened in s_brightline.Value.SelectMany(each => each.Events.Skip(1)))
        {
            var local = TimeZoneInfo.ConvertTime(happened.At, zone);
            calendar.Days.ShouldContain(local.DayOfWeek);
            local.TimeOfDay.ShouldBeInRange(TimeSpan.FromHours(8), TimeSpan.FromHours(18));
        }
    }

    [Fact]
    public void Texts_are_varied()
    {
        var cases = s_brightline.Value;

        cases.Select(each => each.Text.Description).Distinct(StringComparer.Ordinal).Count().ShouldBeGreaterThan(cases.Count * 97 / 100);
        cases.ShouldAllBe(each => !each.Text.Description.Contains('{') && !each.Text.Title.Contains('{'));
        cases.SelectMany(each => each.Notes).ShouldAllBe(note => !note.Text.Contains('{'));
        cases.Count(each => each.Setting.Language is "de").ShouldBeGreaterThan(60);
    }

    [Fact]
    public void First_agent_has_a_long_queue_with_urgent_cases_and_a_clearly_best_action_on_top()
    {
        var cases = s_brightline.Value;
        var queue = cases
            .Where(each => each.IsOpen && each.Assignee is "ana.nowak@brightline.example")
            .OrderBy(each => each.Setting.Deadline)
            .ToList();
        var world = World("brightline", 1);
        var left = queue.ConvertAll(each =>
            world.HoursBetween(s_at, each.Setting.Deadline) / world.HoursBetween(each.Setting.OpenedAt, each.Setting.Deadline)
        );

        queue.Count.ShouldBeGreaterThanOrEqualTo(20);
        left.Count(share => share is >= 0 and < 0.25).ShouldBeGreaterThanOrEqualTo(3);
        left.Count(share => share < 0).ShouldBeInRange(1, 4);
        var top = cases.Single(each =>
            each.IsOpen
            && each.Text.Title.StartsWith("Login fails for all", StringComparison.Ordinal)
            && each.Text.Description.Contains("340 people", StringComparison.Ordinal)
        );
        var similar = cases.Where(each => each.Setting.IssueType.Key is "sso-certificate" && each.Resolution is not null).ToList();
        top.Events.ShouldNotContain(each => each.Step == "reload-idp-metadata");
        similar.Count(each => each.Resolution is "reload-idp-metadata").ShouldBeGreaterThanOrEqualTo(Math.Max(10, similar.Count / 2));
    }

    [Theory]
    [InlineData("brightline", 10)]
    [InlineData("orchard", 2)]
    public void A_few_open_cases_of_several_teams_wait_for_somebody(string tenant, int fewest)
    {
        var open = (tenant is "brightline" ? s_brightline.Value : Simulate(tenant, 1)).Where(each => each.IsOpen).ToList();
        var waiting = open.Where(each => each.Assignee is null).ToList();

        waiting.Count.ShouldBeInRange(fewest, open.Count / 5);
        waiting.ShouldAllBe(each => !each.Events.Any(happened => happened.IsAction), "whoever takes a case over has it");
        waiting.Select(each => each.Setting.IssueType.Team).Distinct(StringComparer.Ordinal).Count().ShouldBeGreaterThan(1);
    }

    private void Describe(IReadOnlyList<SimulatedCase> cases)
    {
        var finished = cases.Where(each => !each.IsOpen).ToList();
        output.WriteLine(
            $"events {cases.Sum(each => each.Events.Count)} notes {cases.Sum(each => each.Notes.Count)} "
                + $"readings {cases.Sum(each => each.Readings.Count)} "
                + $"solved {finished.Count(each => each.ResolvedAt is not null)} "
                + $"in time {finished.Count(each => each.SlaMet is true)} reopened {finished.Count(each => each.Reopened)}"
        );
        foreach (var group in cases.Where(each => each.IsOpen).GroupBy(each => each.State, StringComparer.Ordinal))
        {
            output.WriteLine($"open {group.Key} {group.Count()}");
        }

        foreach (var group in finished.GroupBy(each => each.Setting.IssueType.Key, StringComparer.Ordinal))
        {
            var best = group
                .Where(each => each.Resolution is not null)
                .CountBy(each => each.Resolution!, StringComparer.Ordinal)
                .OrderByDescending(pair => pair.Value)
                .Take(3)
                .Select(pair => $"{pair.Key} {pair.Value}");
            output.WriteLine($"{group.Key} {group.Count()} in time {group.Count(each => each.SlaMet is true)}: {string.Join(", ", best)}");
        }
    }

    private static SimulatedWorld World(string tenant, ulong seed) => new(DemoContentLoader.Load(tenant), seed, s_at);

    private static IReadOnlyList<SimulatedCase> Simulate(string tenant, ulong seed) => new DemoHistory(World(tenant, seed)).Simulate();

    private static string Digest(IEnumerable<SimulatedCase> cases) =>
        string.Join(
            '\n',
            cases.Select(each =>
                $"{each.Key} {each.Text.Title} {each.Text.Description} {each.Assignee} {each.State} {each.Setting.Deadline:O} "
                + string.Join(' ', each.Events.Select(step => $"{step.Step}@{step.At:O}"))
                + string.Join(' ', each.Notes.Select(note => note.Text))
            )
        );
}
