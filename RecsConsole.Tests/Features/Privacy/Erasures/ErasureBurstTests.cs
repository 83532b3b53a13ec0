using Microsoft.EntityFrameworkCore;
using RecsConsole.Database.Personal;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Privacy;
using RecsConsole.Features.Security;
using RecsConsole.Features.Security.Alerts;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Privacy.Erasures;

/// <summary>Several erasures within ten minutes are a security alert, and only one.</summary>
public sealed class ErasureBurstTests : IAsyncLifetime
{
    private DeskWorld _world = null!;
    private Actor _admin = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _world = await DeskWorld.CreateAsync(replace: services => services.AddPrivacy().AddSecurity());
        _admin = await _world.AddMemberAsync("Ada", ConsoleRole.Admin);
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Third_erasure_within_a_short_time_raises_one_alert_for_those_who_watch()
    {
        await EraseAsync("one", "two");
        (await AlertsAsync()).ShouldBeEmpty();

        await EraseAsync("three", "four");

        var alert = (await AlertsAsync()).ShouldHaveSingleItem();
        alert.Title.ShouldBe("Several customers or people were erased in a short time");
        alert.Words.ShouldBe(
            "3 erasures within 10 minutes. Confirmed or carried out by: Ada. The Privacy page lists them with their receipts."
        );
        await using var db = _world.Open();
        var row = await db.SecurityAlerts.SingleAsync(Cancelled);
        row.WitnessJson.ShouldNotContain("Ada");
        var id = row.Id.ToString("D");
        (await db.Changes.AnyAsync(change => change.Key == id, Cancelled)).ShouldBeTrue("open pages are told");
    }

    [Fact]
    public async Task Erasures_one_by_one_raise_none()
    {
        foreach (var name in new[] { "one", "two", "three", "four" })
        {
            await EraseAsync(name);
            _world.Database.Clock.Advance(TimeSpan.FromMinutes(6));
        }

        (await AlertsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Next_such_time_raises_the_next_alert()
    {
        await EraseAsync("one", "two", "three");
        _world.Database.Clock.Advance(TimeSpan.FromMinutes(30));

        await EraseAsync("four", "five", "six");

        (await AlertsAsync()).Count.ShouldBe(2);
    }

    private async Task EraseAsync(params string[] names)
    {
        foreach (var name in names)
        {
            var leaver = await _world.AddMemberAsync(name, ConsoleRole.Agent);
            await _world.ChangeAsync(ChangeKind.Person, db => db.People.Single(row => row.Id == leaver.PersonId).IsActive = false);
            var erased = await _world
                .Get<EraseSubject>()
                .RunAsync(_admin, new(SubjectName.Person(leaver.PersonId), "They left and asked for it."), Cancelled);
            erased.Error.ShouldBeNull();
        }
    }

    private async Task<IReadOnlyList<AlertLine>> AlertsAsync() =>
        (await _world.Get<ListAlerts>().RunAsync(_admin, new(), Cancelled)).Value!.Lines;
}
