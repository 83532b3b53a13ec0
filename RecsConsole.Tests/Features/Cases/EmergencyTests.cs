using Microsoft.EntityFrameworkCore;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Cases.Detail;
using RecsConsole.Features.Cases.Emergency;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Tenancy;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.Cases;

public sealed class EmergencyTests
{
    private const string Reason = "The owner is ill and the customer's plant stands still.";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Req", "R47")]
    public async Task An_emergency_opens_the_case_until_its_end_and_says_so_everywhere()
    {
        await using var desk = await OpenAsync();

        var opened = await TryAsync(desk, desk.Ana, "sealed");

        opened.IsOk.ShouldBeTrue(opened.Error?.Message);
        var view = (await desk.Get<ReadCase>().RunAsync(desk.Ana, "sealed", Token)).Value!;
        view.EmergencyUntil.ShouldBe(desk.Now.AddMinutes(30));
        view.MayWork.ShouldBeTrue();
        await using (var db = desk.Read())
        {
            var alert = await db.SecurityAlerts.SingleAsync(Token);
            alert.Kind.ShouldBe(SecurityAlertKind.BreakGlass);
            alert.WitnessJson.ShouldContain(desk.Ana.PersonId.ToString("D"));
            alert.WitnessJson.ShouldNotContain("plant");
            (await db.AccessGrants.SingleAsync(Token)).Reason.ShouldBe(Reason);
            (await db.AuditEntries.SingleAsync(row => row.Operation == "break.glass", Token)).Outcome.ShouldBe("done");
        }

        var lines = (await desk.Get<ListCaseEvents>().RunAsync(desk.Ana, new(view.Head.Id, TimelineTab.All, 20), Token)).Value!;
        lines.Lines.ShouldContain(line => line.What.StartsWith("opened the case in an emergency", StringComparison.Ordinal));
        (await desk.Get<ReadCase>().RunAsync(desk.Jonas, "sealed", Token)).IsOk.ShouldBeFalse();
        desk.Clock.Advance(TimeSpan.FromMinutes(31));
        (await desk.Get<ReadCase>().RunAsync(desk.Ana, "sealed", Token)).IsOk.ShouldBeFalse();
    }

    [Fact]
    [Trait("Req", "R47")]
    public async Task What_is_not_there_and_what_no_emergency_opens_answer_alike_and_are_recorded()
    {
        await using var desk = await OpenAsync();
        await using (var db = desk.Read())
        {
            db.People.Single(row => row.Id == desk.Ana.PersonId).Regions = ["EU"];
            await db.SaveChangesAsync(Token);
        }

        var missing = await TryAsync(desk, desk.Ana, "nothing");
        var elsewhere = await TryAsync(desk, desk.Ana, "abroad");

        missing.Error.ShouldBe(elsewhere.Error);
        missing.Error!.Kind.ShouldBe(ErrorKind.NotFound);
        (await TryAsync(desk, desk.Stranger, "sealed")).Error.ShouldBe(missing.Error);
        await using var read = desk.Read();
        (await read.AuditEntries.CountAsync(row => row.Operation == "break.glass" && row.Outcome == "denied", Token)).ShouldBe(2);
        (await read.AccessGrants.CountAsync(Token)).ShouldBe(0);
        (await read.SecurityAlerts.CountAsync(Token)).ShouldBe(0);
    }

    [Fact]
    public async Task Case_of_an_erased_customer_is_not_opened_and_the_try_is_recorded()
    {
        await using var desk = await OpenAsync();
        await using var db = desk.Read();
        await ErasedAccount.MakeAsync(db, desk.Get<SubjectKeys>(), "acme");

        var result = await TryAsync(desk, desk.Ana, "sealed");

        result.Error!.Message.ShouldContain("was erased");
        (await db.AccessGrants.CountAsync(Token)).ShouldBe(0);
        (await db.AuditEntries.SingleAsync(row => row.Operation == "break.glass", Token)).Outcome.ShouldBe("failed");
    }

    [Fact]
    public async Task The_page_of_the_case_tells_nothing_before()
    {
        await using var desk = await OpenAsync();
        var read = desk.Get<ReadCase>();

        (await read.RunAsync(desk.Ana, "sealed", Token)).Error.ShouldBe((await read.RunAsync(desk.Ana, "nothing", Token)).Error);
    }

    [Fact]
    public async Task Tries_are_few()
    {
        await using var desk = await OpenAsync();
        for (var i = 0; i < EmergencyLimits.Default.TriesAnHour; i++)
        {
            await TryAsync(desk, desk.Ana, $"guess-{i}");
        }

        (await TryAsync(desk, desk.Ana, "sealed")).Error!.Kind.ShouldBe(ErrorKind.Unavailable);
        desk.Clock.Advance(TimeSpan.FromMinutes(61));
        (await TryAsync(desk, desk.Ana, "sealed")).IsOk.ShouldBeTrue();
    }

    [Fact]
    [Trait("Req", "R57")]
    public async Task Who_does_not_work_cases_cannot_take_it()
    {
        await using var desk = await OpenAsync();

        (await TryAsync(desk, desk.Auditor, "sealed")).Error!.Kind.ShouldBe(ErrorKind.Forbidden);
    }

    [Theory]
    [InlineData("", Reason, 30)]
    [InlineData("sealed", "too short", 30)]
    [InlineData("sealed", "                         ", 30)]
    [InlineData("sealed", Reason, 14)]
    [InlineData("sealed", Reason, 241)]
    public async Task Key_reason_and_time_are_asked_for(string key, string reason, int minutes)
    {
        await using var desk = await OpenAsync();

        var result = await desk.Get<OpenInEmergency>().RunAsync(desk.Ana, new(key, reason, minutes), Token);

        result.Error!.Kind.ShouldBe(ErrorKind.Invalid);
    }

    [Fact]
    public async Task Stricter_limits_of_the_tenant_hold()
    {
        await using var desk = await OpenAsync();
        await using (var db = desk.Read())
        {
            var settings = TenantConfiguration.Default with { Emergency = new(LongestMinutes: 30, TriesAnHour: 1, ShortestReason: 40) };
            db.TenantConfigurations.Add(
                new()
                {
                    TenantId = db.TenantId,
                    Version = 2,
                    Json = settings.ToJson(),
                    CreatedAt = desk.Now,
                    Why = "Works council",
                }
            );
            await db.SaveChangesAsync(Token);
        }

        var longer = await desk.Get<OpenInEmergency>().RunAsync(desk.Ana, new("sealed", Reason, 60), Token);
        var briefly = await desk.Get<OpenInEmergency>().RunAsync(desk.Ana, new("sealed", "The owner of the case is ill.", 30), Token);
        var first = await TryAsync(desk, desk.Ana, "guess");
        var second = await TryAsync(desk, desk.Ana, "sealed");

        (longer.Error!.Kind, briefly.Error!.Kind).ShouldBe((ErrorKind.Invalid, ErrorKind.Invalid));
        (first.Error!.Kind, second.Error!.Kind).ShouldBe((ErrorKind.NotFound, ErrorKind.Unavailable));
        (await desk.Get<ReadEmergencyLimits>().RunAsync(desk.Ana, Token)).Value!.LongestMinutes.ShouldBe(30);
    }

    private static Task<Result<EmergencyOpening>> TryAsync(Desk desk, Actor actor, string key) =>
        desk.Get<OpenInEmergency>().RunAsync(actor, new(key, Reason, 30), Token);

    private static async Task<Desk> OpenAsync()
    {
        var desk = await Desk.OpenAsync();
        await desk.AddAsync(
            desk.ACase("sealed", row => (row.Classification, row.TeamKey, row.AssigneeId) = (Classifications.Restricted, "legal", null)),
            desk.ACase("abroad", row => (row.Region, row.TeamKey) = ("US", "legal"))
        );
        return desk;
    }
}
