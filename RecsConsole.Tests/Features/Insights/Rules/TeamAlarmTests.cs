using RecsConsole.Access;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Insights;
using RecsConsole.Features.Insights.Rules;
using RecsConsole.Platform;
using RecsConsole.Tests.Support.Insights;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Insights.Rules;

/// <summary>The figure of a team is the same for whoever tries an alarm and for the job that checks it every morning.</summary>
public sealed class TeamAlarmTests
{
    private static readonly AlarmRule s_documents = new("documents.in_force", FigureAlarmKind.Above, 0, 7, "one", null, null);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    // the desk has a document that only some may read
    [Fact]
    public async Task Every_figure_that_is_offered_for_a_team_has_one_value_for_all_who_read_it()
    {
        await using var desk = await InsightDesk.OpenAsync();
        await using var job = await OpenAsync(desk, Actor.Job(desk.Admin.TenantId));
        await using var sam = await OpenAsync(desk, desk.Sam);
        await using var admin = await OpenAsync(desk, desk.Admin);

        foreach (var figure in WatchableFigures.OfferedFor("one"))
        {
            var ofJob = await ReadAsync(desk, job, figure);
            (await ReadAsync(desk, sam, figure)).ShouldBe(ofJob, figure.Key);
            (await ReadAsync(desk, admin, figure)).ShouldBe(ofJob, figure.Key);
        }
    }

    [Theory]
    [InlineData("documents.in_force")]
    [InlineData("documents.due")]
    [InlineData("documents.expiring")]
    [InlineData("coverage.document")]
    public async Task Documents_belong_to_no_team_so_that_none_is_alarmed_of_them(string figure)
    {
        await using var desk = await InsightDesk.OpenAsync();
        var rule = s_documents with { Figure = figure };

        var tried = await desk.Get<PreviewAlarm>().RunAsync(desk.Sam, rule, Token);
        var added = await desk.Get<AddAlarm>().RunAsync(desk.Sam, rule, Token);

        (tried.Error!.Kind, added.Error!.Kind).ShouldBe((ErrorKind.Invalid, ErrorKind.Invalid));
        added.Error.Message.ShouldBe(tried.Error.Message);
        (await desk.Get<AddAlarm>().RunAsync(desk.Admin, rule with { Team = null }, Token)).IsOk.ShouldBeTrue();
    }

    [Fact]
    public async Task Alarm_of_a_team_on_documents_that_was_set_before_is_not_raised()
    {
        await using var desk = await InsightDesk.OpenAsync();
        var others = (await desk.WatchAsync()).Standing;
        await using (var db = desk.Open())
        {
            db.FigureAlarms.Add(
                new()
                {
                    TenantId = db.TenantId,
                    Id = Guid.NewGuid(),
                    Figure = s_documents.Figure,
                    Kind = s_documents.Kind,
                    Limit = s_documents.Limit,
                    Days = s_documents.Days,
                    TeamKey = s_documents.Team,
                    CreatedAt = desk.Database.Clock.GetUtcNow(),
                }
            );
            await db.SaveChangesAsync(Token);
        }

        (await desk.WatchAsync()).Standing.ShouldBe(others);
    }

    private static Task<OperationScope> OpenAsync(InsightDesk desk, Actor actor) =>
        actor.PersonOrNull is null
            ? desk.Get<OperationScopeFactory>().OpenForJobOrPersonAsync(actor, AccessOperation.RunJobs, "watch.figures", Token)
            : desk.Get<OperationScopeFactory>().OpenAsync(actor, Token);

    private static async Task<FigureReading> ReadAsync(InsightDesk desk, OperationScope scope, WatchableFigure figure)
    {
        var context = await desk.Get<InsightAccess>().OfTenantAsync(scope, Token);
        var zone = await InsightAccess.ZoneAsync(scope.Db, Token);
        var rule = new AlarmRule(figure.Key, FigureAlarmKind.Above, 0, 28, "one", null, null);
        var readings = new FigureReadings(context, zone, figure, rule);
        return (await readings.JudgeAsync(readings.Today, Token)).Reading;
    }
}
