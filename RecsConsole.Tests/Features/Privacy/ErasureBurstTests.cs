using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Database.Personal;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Inbox;
using RecsConsole.Features.Privacy;
using RecsConsole.Features.Privacy.Erasures;
using RecsConsole.Features.Security;
using RecsConsole.Features.Security.Alerts;
using RecsConsole.Features.Work;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Tests.Features.Inbox.News;
using RecsConsole.Tests.Features.Work;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Privacy;

/// <summary>Several erasures in a short time raise one alert, which names who decided and never whom they erased.</summary>
public sealed class ErasureBurstTests : IAsyncLifetime
{
    private DeskWorld _world = null!;
    private Actor _ada = null!;
    private Actor _auditor = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _world = await DeskWorld.CreateAsync(replace: services => services.AddPrivacy().AddSecurity().AddInbox().AddWork());
        _ada = await _world.AddPersonAsync("ada", ConsoleRole.Admin);
        _auditor = await _world.AddPersonAsync("auditor", ConsoleRole.Auditor);
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Third_erasure_within_minutes_raises_one_alert_and_later_ones_of_the_burst_none()
    {
        await EraseAsync("one", minutesLater: 0);
        await EraseAsync("two", minutesLater: 2);
        (await AlertsAsync()).Lines.ShouldBeEmpty();

        await _world.Database.ShouldTellWorkOfAsync(_auditor, () => EraseAsync("three", minutesLater: 2));
        await EraseAsync("four", minutesLater: 1);

        var alert = (await AlertsAsync()).Lines.ShouldHaveSingleItem();
        alert.Kind.ShouldBe(SecurityAlertKind.Erasures);
        alert.Title.ShouldBe("Several erasures in a short time");
        alert.Words.ShouldBe("3 customers or people were erased within 10 minutes, decided by Ada.");
        (await _world.Database.ReadInboxAsync(_auditor)).ShouldHaveSingleItem().About.ShouldBe("Several erasures in a short time");
    }

    [Fact]
    public async Task Erasures_far_apart_raise_none_and_a_second_burst_raises_another()
    {
        foreach (var name in new[] { "one", "two", "three" })
        {
            await EraseAsync(name, minutesLater: 6);
        }

        (await AlertsAsync()).Lines.ShouldBeEmpty();

        await EraseAsync("four", minutesLater: 1);
        (await AlertsAsync()).Lines.Count.ShouldBe(1);

        await EraseAsync("five", minutesLater: 20);
        await EraseAsync("six", minutesLater: 1);
        await EraseAsync("seven", minutesLater: 1);
        (await AlertsAsync()).Lines.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Erasure_itself_counts_those_before_it()
    {
        await EraseAsync("one", minutesLater: 0);
        await EraseAsync("two", minutesLater: 1);
        await _world.ChangeAsync(ChangeKind.Case, db => db.Cases.ToList().ForEach(row => row.IsOpen = false));

        var erased = await _world
            .Get<EraseSubject>()
            .RunAsync(_ada, new(SubjectName.Account("acme"), "The customer asked for it in writing."), Token);

        erased.Error.ShouldBeNull();
        await using var db = _world.Open();
        var alert = await db.SecurityAlerts.SingleAsync(Token);
        (alert.Kind, alert.WitnessJson.Contains("acme", StringComparison.Ordinal)).ShouldBe((SecurityAlertKind.Erasures, false));
        alert.WitnessJson.ShouldContain(_ada.PersonId.ToString("D"));
    }

    private async Task EraseAsync(string key, int minutesLater)
    {
        _world.Database.Clock.Advance(TimeSpan.FromMinutes(minutesLater));
        await using var db = _world.Open();
        var row = new SubjectKeyRow
        {
            TenantId = db.TenantId,
            Id = Guid.NewGuid(),
            SubjectKind = SubjectName.AccountKind,
            SubjectKey = key,
            CreatedAt = _world.Database.Clock.GetUtcNow(),
            DestroyedAt = _world.Database.Clock.GetUtcNow(),
            DestroyedById = _ada.PersonId,
        };
        db.SubjectKeys.Add(row);
        await ErasureBurst.NoticeAsync(db, row, Token);
        await db.SaveChangesAsync(Token);
    }

    private async Task<AlertList> AlertsAsync() => (await _world.Get<ListAlerts>().RunAsync(_auditor, new(), Token)).Value!;
}
