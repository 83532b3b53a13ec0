using Microsoft.EntityFrameworkCore;
using RecsConsole.Features.Insights.Rules;
using RecsConsole.Features.Insights.Watching;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Insights;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Insights.Rules;

/// <summary>The life of an alarm that somebody sets: tried, set, raised once, muted and deleted.</summary>
public sealed class FigureAlarmTests
{
    // six decisions, one on each of the last six days, for two teams
    private static readonly AlarmRule s_many = new("volume.decisions", FigureAlarmKind.Above, 3_000_000, 7, null, null, null);
    private static readonly AlarmRule s_ofTeam = s_many with { Limit = 0, Team = "one" };

    public static TheoryData<DatabaseProvider> Databases => DatabaseProviders.Running;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Trial_counts_the_mornings_of_the_last_ninety_days(DatabaseProvider provider)
    {
        await using var desk = await InsightDesk.OpenAsync(provider);

        var trial = (await desk.Get<PreviewAlarm>().RunAsync(desk.Admin, s_many, Token)).Value!;

        // windows of seven days had 6, 5 and 4 decisions on the last three mornings, and at most three before
        (trial.Mornings, trial.Up, trial.Unjudged, trial.Raised.Count).ShouldBe((90, 3, 0, 1));
        trial.IsUpNow.ShouldBeTrue();
        (trial.Value, trial.N).ShouldBe(("6", 6));
        await using var db = desk.Open();
        (await db.FigureAlarms.CountAsync(Token)).ShouldBe(0);
        (await db.InboxItems.CountAsync(Token)).ShouldBe(0);
    }

    [Fact]
    public async Task Figure_of_this_moment_has_no_past_to_try()
    {
        await using var desk = await InsightDesk.OpenAsync();

        var trial = (
            await desk.Get<PreviewAlarm>()
                .RunAsync(desk.Admin, new("documents.in_force", FigureAlarmKind.Above, 1_000_000_000, 7, null, null, null), Token)
        ).Value!;

        (trial.HasPast, trial.Mornings, trial.IsUpNow).ShouldBe((false, 1, false));
    }

    [Fact]
    public async Task Alarm_beyond_its_limit_is_in_the_inbox_at_once_and_only_once()
    {
        await using var desk = await InsightDesk.OpenAsync();

        await desk.WatchAsync();
        var added = (await desk.Get<AddAlarm>().RunAsync(desk.Admin, s_many, Token)).Value!;
        desk.Database.Clock.Advance(TimeSpan.FromMinutes(1));
        var watched = await desk.WatchAsync();

        added.IsUp.ShouldBeTrue();
        watched.Raised.ShouldBe(0);
        (await TextsAsync(desk, desk.Admin)).ShouldBe(["Decisions: 6 is above the limit of 3 (last 7 days; n = 6)."]);
        (await desk.AlarmsAsync()).ShouldContain(alarm => alarm.Words.StartsWith("Decisions: 6", StringComparison.Ordinal));
        (await ListAsync(desk, desk.Auditor)).Lines.ShouldHaveSingleItem().UpSince.ShouldNotBeNull();
    }

    [Fact]
    public async Task Supervisor_watches_own_teams_and_nobody_else_hears_of_it()
    {
        await using var desk = await InsightDesk.OpenAsync();

        (await desk.Get<AddAlarm>().RunAsync(desk.Sam, s_ofTeam, Token)).Value!.IsUp.ShouldBeTrue();

        (await TextsAsync(desk, desk.Sam)).ShouldHaveSingleItem().ShouldContain("last 7 days team one");
        (await TextsAsync(desk, desk.Admin)).ShouldBeEmpty();
        (await desk.AlarmsAsync(desk.Sam)).ShouldContain(alarm => alarm.Words.Contains("team one", StringComparison.Ordinal));
        (await desk.AlarmsAsync(desk.Lone)).ShouldNotContain(alarm => alarm.Words.Contains("team one", StringComparison.Ordinal));
        (await ListAsync(desk, desk.Lone)).Lines.ShouldBeEmpty();
        (await ListAsync(desk, desk.Stranger)).Lines.ShouldBeEmpty();
        var list = await ListAsync(desk, desk.Sam);
        list.MayWhole.ShouldBeFalse();
        list.Teams.Select(team => team.Key).ShouldBe(["one"]);
    }

    [Fact]
    public async Task Muted_alarm_is_ended_and_not_checked_until_it_is_heard_again()
    {
        await using var desk = await InsightDesk.OpenAsync();
        var others = (await desk.WatchAsync()).Standing;
        var id = (await desk.Get<AddAlarm>().RunAsync(desk.Admin, s_many, Token)).Value!.Id;
        desk.Database.Clock.Advance(TimeSpan.FromMinutes(1));

        await desk.Get<SetAlarmMuted>().RunAsync(desk.Admin, new(id, IsMuted: true), Token);
        desk.Database.Clock.Advance(TimeSpan.FromMinutes(1));
        (await desk.WatchAsync()).ShouldBe(new WatchedFigures(0, 0, others));
        (await TextsAsync(desk, desk.Admin)).ShouldBeEmpty();
        await desk.Get<SetAlarmMuted>().RunAsync(desk.Admin, new(id, IsMuted: false), Token);

        (await desk.WatchAsync()).ShouldBe(new WatchedFigures(1, 0, others + 1));
        (await TextsAsync(desk, desk.Admin)).Count.ShouldBe(1);
        await using var db = desk.Open();
        var entry = await db.AuditEntries.SingleAsync(row => row.Operation == "mute.alarm", Token);
        AuditChange.Of(AuditReferences.Details(entry.DetailsJson)).ShouldBe([new ChangedField("isMuted", "no", "yes")]);
    }

    [Fact]
    public async Task Deleted_alarm_is_ended_and_the_trail_keeps_what_it_was()
    {
        await using var desk = await InsightDesk.OpenAsync();
        var id = (await desk.Get<AddAlarm>().RunAsync(desk.Admin, s_many, Token)).Value!.Id;
        desk.Database.Clock.Advance(TimeSpan.FromMinutes(1));

        (await desk.Get<DeleteAlarm>().RunAsync(desk.Admin, id, Token)).IsOk.ShouldBeTrue();

        (await ListAsync(desk, desk.Admin)).Lines.ShouldBeEmpty();
        (await TextsAsync(desk, desk.Admin)).ShouldBeEmpty();
        (await desk.Get<DeleteAlarm>().RunAsync(desk.Admin, id, Token)).Error!.Kind.ShouldBe(ErrorKind.NotFound);
        await using var db = desk.Open();
        var entry = await db.AuditEntries.SingleAsync(row => row.Operation == "delete.alarm", Token);
        entry.DetailsJson.ShouldContain("volume.decisions");
    }

    [Fact]
    public async Task Rights_are_those_of_the_figures_and_auditors_only_read()
    {
        await using var desk = await InsightDesk.OpenAsync();
        var id = (await desk.Get<AddAlarm>().RunAsync(desk.Admin, s_many, Token)).Value!.Id;

        foreach (var refused in new[] { desk.Auditor, desk.Sam, desk.Agent })
        {
            (await desk.Get<AddAlarm>().RunAsync(refused, s_many, Token)).Error!.Kind.ShouldBe(ErrorKind.Forbidden);
            (await desk.Get<PreviewAlarm>().RunAsync(refused, s_many, Token)).Error!.Kind.ShouldBe(ErrorKind.Forbidden);
            (await desk.Get<DeleteAlarm>().RunAsync(refused, id, Token)).Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        }

        (await desk.Get<AddAlarm>().RunAsync(desk.Lone, s_ofTeam, Token)).Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        (await desk.Get<DeleteAlarm>().RunAsync(desk.Stranger, id, Token)).Error!.Kind.ShouldBe(ErrorKind.NotFound);
        (await desk.Get<SetAlarmMuted>().RunAsync(desk.Stranger, new(id, IsMuted: true), Token)).Error!.Kind.ShouldBe(ErrorKind.NotFound);
        (await ListAsync(desk, desk.Auditor)).Lines.ShouldHaveSingleItem().MayChange.ShouldBeFalse();
    }

    [Theory]
    [InlineData("volume.nothing", FigureAlarmKind.Unusual, null, 7)]
    [InlineData("volume.decisions", FigureAlarmKind.Above, null, 7)]
    [InlineData("volume.decisions", FigureAlarmKind.Unusual, null, 5)]
    [InlineData("documents.in_force", FigureAlarmKind.Unusual, null, 7)]
    public async Task Alarm_that_cannot_be_checked_is_not_set(string figure, FigureAlarmKind kind, int? limit, int days)
    {
        await using var desk = await InsightDesk.OpenAsync();

        var added = await desk.Get<AddAlarm>().RunAsync(desk.Admin, new(figure, kind, limit, days, null, null, null), Token);

        added.Error!.Kind.ShouldBe(ErrorKind.Invalid);
    }

    [Fact]
    public async Task Same_alarm_is_set_once()
    {
        await using var desk = await InsightDesk.OpenAsync();
        await desk.Get<AddAlarm>().RunAsync(desk.Admin, s_many, Token);

        (await desk.Get<AddAlarm>().RunAsync(desk.Admin, s_many, Token)).Error!.Kind.ShouldBe(ErrorKind.Invalid);
        (await desk.Get<AddAlarm>().RunAsync(desk.Admin, s_many with { Days = 28 }, Token)).IsOk.ShouldBeTrue();
    }

    private static async Task<AlarmList> ListAsync(InsightDesk desk, Actor actor) =>
        (await desk.Get<ListAlarms>().RunAsync(actor, Token)).Value!;

    private static async Task<IReadOnlyList<string>> TextsAsync(InsightDesk desk, Actor actor)
    {
        await using var db = desk.Open();
        var texts = await db.InboxItems.Where(row => row.RecipientId == actor.PersonId).Select(row => row.Text).ToListAsync(Token);
        // the console watches other figures by itself
        return
        [
            .. texts.Select(text => StoredText.Read(text)!.Words).Where(text => text.StartsWith("Decisions: ", StringComparison.Ordinal)),
        ];
    }
}
