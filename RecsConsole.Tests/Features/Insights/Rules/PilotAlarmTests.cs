using RecsConsole.Features.Insights.Figures;
using RecsConsole.Features.Insights.Rules;
using RecsConsole.Features.Insights.Rules.Pilots;
using RecsConsole.Platform;
using RecsConsole.Tests.Casework.Pilots;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Insights.Rules;

/// <summary>An alarm on the figure that guards one pilot.</summary>
public sealed class PilotAlarmTests
{
    private static readonly AlarmRule s_guard = new("pilots.sla_difference.trees-7", FigureAlarmKind.Below, -50_000, 7, null, null, null);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pilot_that_does_harm_raises_its_alarm()
    {
        await using var desk = await PilotDesk.OpenAsync();
        await desk.AddPeopleAsync(10, isDrawn: true, cases: 10, late: 5);
        await desk.AddPeopleAsync(10, isDrawn: false, cases: 10, late: 1);

        var trial = (await desk.Insights.Get<PreviewAlarm>().RunAsync(desk.Insights.Admin, s_guard, Token)).Value!;
        var added = (await desk.Insights.Get<AddAlarm>().RunAsync(desk.Insights.Admin, s_guard, Token)).Value!;

        (trial.HasPast, trial.IsUpNow, trial.N).ShouldBe((false, true, 100));
        added.IsUp.ShouldBeTrue();
        (await desk.Insights.AlarmsAsync()).ShouldContain(alarm =>
            alarm.Words.StartsWith("SLA met, people with trees-7 less those without: -40", StringComparison.Ordinal)
            && alarm.Words.Contains("all of its 95 % interval (", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Pilot_with_few_people_or_without_harm_raises_none()
    {
        await using var desk = await PilotDesk.OpenAsync();
        await desk.AddPeopleAsync(9, isDrawn: true, cases: 10, late: 5);
        await desk.AddPeopleAsync(10, isDrawn: false, cases: 10, late: 1);
        var admin = desk.Insights.Admin;

        (await desk.Insights.Get<AddAlarm>().RunAsync(admin, s_guard, Token)).Value!.IsUp.ShouldBeFalse();
        var share = s_guard with { Figure = "pilots.sla_with.trees-7", Limit = 400_000 };
        (await desk.Insights.Get<AddAlarm>().RunAsync(admin, share, Token)).Value!.IsUp.ShouldBeFalse();
        (await desk.Insights.Get<AddAlarm>().RunAsync(admin, share with { Limit = 800_000 }, Token)).Value!.IsUp.ShouldBeFalse(
            "nine people have no interval"
        );
    }

    [Theory]
    [InlineData(590_000, false)] // the estimate of 50 % is below, and the interval is not
    [InlineData(610_000, true)]
    public async Task Share_raises_its_alarm_only_when_its_interval_excludes_the_limit(long limit, bool isUp)
    {
        await using var desk = await PilotDesk.OpenAsync();
        await desk.AddPeopleAsync(10, isDrawn: true, cases: 10, late: 5);
        await desk.AddPeopleAsync(10, isDrawn: false, cases: 10, late: 1);
        var rule = s_guard with { Figure = "pilots.sla_with.trees-7", Limit = limit };

        var trial = (await desk.Insights.Get<PreviewAlarm>().RunAsync(desk.Insights.Admin, rule, Token)).Value!;
        var added = (await desk.Insights.Get<AddAlarm>().RunAsync(desk.Insights.Admin, rule, Token)).Value!;

        (trial.Value, trial.Low, trial.High, trial.N).ShouldBe(("50 %", "40.4 %", "59.6 %", 100));
        (trial.IsUpNow, added.IsUp).ShouldBe((isUp, isUp));
    }

    [Fact]
    public async Task Figures_of_running_pilots_are_offered_to_those_who_may_watch_the_tenant()
    {
        await using var desk = await PilotDesk.OpenAsync();

        (await ListAsync(desk, desk.Insights.Admin)).Pilots.ShouldBe(["trees-7"]);
        (await ListAsync(desk, desk.Insights.Sam)).Pilots.ShouldBeEmpty();
        var figures = PilotFigure.Of("trees-7").ToList();
        figures.Count.ShouldBe(8);
        figures.ShouldAllBe(figure => WatchableFigures.Find(figure.Key)!.Pilot == figure.Pilot && figure.Tile == InsightKind.Pilots);
        PilotFigure.Of(new string('v', 60)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Alarm_on_a_part_of_the_tenant_or_on_a_pilot_that_does_not_run_is_refused_in_words()
    {
        await using var desk = await PilotDesk.OpenAsync();
        var addAlarm = desk.Insights.Get<AddAlarm>();

        var ofTeam = await addAlarm.RunAsync(desk.Insights.Admin, s_guard with { Team = "one" }, Token);
        var ended = await addAlarm.RunAsync(desk.Insights.Admin, s_guard with { Figure = "pilots.sla_difference.trees-6" }, Token);

        ofTeam.Error!.Message.ShouldContain("whole tenant");
        ended.Error!.Message.ShouldContain("trees-6");
    }

    [Theory]
    [InlineData("pilots.sla_difference.")]
    [InlineData("pilots.nothing.trees-7")]
    [InlineData("pilots.sla_difference")]
    [InlineData(null)]
    public void Key_of_no_pilot_is_no_figure(string? key) => PilotFigure.Find(key).ShouldBeNull();

    [Fact]
    public void Choosing_a_pilot_leaves_no_part_of_the_tenant()
    {
        var question = new AlarmQuestion { Team = "one", Role = "agent" }.For("pilots.sla_with.trees-7");

        (question.Figure, question.Kind, question.Team, question.Role).ShouldBe(
            ("pilots.sla_with.trees-7", FigureAlarmKind.Above, null, null)
        );
    }

    private static async Task<AlarmList> ListAsync(PilotDesk desk, Actor actor) =>
        (await desk.Insights.Get<ListAlarms>().RunAsync(actor, Token)).Value!;
}
