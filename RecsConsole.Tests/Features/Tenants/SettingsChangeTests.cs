using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Proposals;
using RecsConsole.Casework.Waiting;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Features.Inbox;
using RecsConsole.Features.Tenants;
using RecsConsole.Features.Tenants.Changes;
using RecsConsole.Features.Tenants.Exchange;
using RecsConsole.Features.Work;
using RecsConsole.Platform;
using RecsConsole.Tenancy;
using RecsConsole.Tests.Features.Work;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Tenants;

/// <summary>Settings are sent, published by a second person or sent back, and take effect only then.</summary>
[Trait("Req", "R137")]
public sealed class SettingsChangeTests : IAsyncLifetime
{
    private DeskWorld _world = null!;
    private Actor _ada = null!;
    private Actor _ben = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static TenantConfiguration OneAction =>
        TenantConfiguration.Default with
        {
            Part = ConfigurationPart.Default with { ActionSlots = 1 },
        };

    public async ValueTask InitializeAsync()
    {
        _world = await DeskWorld.CreateAsync(replace: services => services.AddTenants().AddWork().AddInbox());
        _ada = await _world.AddPersonAsync("ada", ConsoleRole.Admin);
        _ben = await _world.AddPersonAsync("ben", ConsoleRole.Admin);
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task One_person_alone_does_not_put_them_into_force()
    {
        var saved = await _world.Get<SaveTenantSettings>().RunAsync(_ada, new(1, OneAction, "Fewer"), Token);
        var sent = await SendAsync(OneAction);
        var own = await _world.Get<PublishSettings>().RunAsync(_ada, new(new(sent, 1), null), Token);

        saved.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        own.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        (await InForceAsync()).ShouldBe(3);
        (await OutcomesAsync("publish.settings")).ShouldBe(["denied"]);
    }

    [Fact]
    public async Task Download_of_the_settings_is_in_the_trail()
    {
        var file = await _world.Get<ExportSettings>().RunAsync(_ada, Token);

        file.Value!.Name.ShouldEndWith("-1.yaml");
        (await OutcomesAsync("export.settings")).ShouldBe(["done"]);
    }

    [Fact]
    public async Task Second_person_finds_them_in_my_work_and_publishes_them_under_the_authors_name()
    {
        var sent = await SendAsync(OneAction);
        var waiting = (await _world.Database.ReadWorkAsync(_ben)).Lines.ShouldHaveSingleItem();
        waiting.Item.Address.ShouldBe(SettingsChangePage.AddressOf(sent));
        (await _world.Database.ReadWorkAsync(_ada)).Sent.ShouldHaveSingleItem().Others.ShouldBe(["Ben"]);
        var change = (await _world.Get<ReadSettingsChange>().RunAsync(_ben, sent, Token)).Value!;
        change.Differences.ShouldBe([new SettingDifference("Actions shown", "3", "1") { Address = "/admin/tenant/shown?field=Actions" }]);

        var published = await _world.Get<PublishSettings>().RunAsync(_ben, new(new(sent, change.Revision), null), Token);

        published.Value.ShouldBe("Version 2 takes effect the next time a case is opened.");
        (await InForceAsync()).ShouldBe(1);
        var newest = (await _world.Get<ReadTenantSettings>().RunAsync(_ben, Token)).Value!.Versions[0];
        (newest.Author, newest.Why).ShouldBe(("Ada", "Fewer"));
        await _world.Database.ShouldHaveNoWorkAsync(_ada, _ben);
    }

    [Fact]
    public async Task My_work_of_both_follows_each_step()
    {
        var sent = Guid.Empty;

        await _world.Database.ShouldTellWorkOfAsync(_ben, async () => sent = await SendAsync(OneAction));
        await _world.Database.ShouldTellWorkOfAsync(
            _ada,
            () => _world.Get<RejectSettings>().RunAsync(_ben, new(new(sent, 1), "Too few for night shifts"), Token)
        );
        _world.Database.Clock.Advance(TimeSpan.FromMinutes(1));
        await _world.Database.ShouldTellWorkOfAsync(_ben, async () => sent = await SendAsync(OneAction));
        await _world.Database.ShouldTellWorkOfAsync(
            _ben,
            () => _world.Get<PublishSettings>().RunAsync(_ben, new(new(sent, 1), null), Token)
        );
    }

    [Fact]
    public async Task What_is_sent_back_needs_a_comment_and_returns_to_its_author()
    {
        var sent = await SendAsync(OneAction);

        var silent = await _world.Get<RejectSettings>().RunAsync(_ben, new(new(sent, 1), " "), Token);
        var back = await _world.Get<RejectSettings>().RunAsync(_ben, new(new(sent, 1), "Too few for night shifts"), Token);

        silent.Error!.Kind.ShouldBe(ErrorKind.Invalid);
        back.Error.ShouldBeNull();
        var line = (await _world.Database.ReadWorkAsync(_ada)).Lines.ShouldHaveSingleItem();
        (line.Item.Kind, line.Item.Comment).ShouldBe((WaitingKind.Revise, "Too few for night shifts"));
        var returned = (await _world.Get<ReadTenantSettings>().RunAsync(_ada, Token)).Value!.Changes.SentBack.ShouldHaveSingleItem();
        TenantConfiguration.FromJson(returned.Change.ContentJson)!.Part.ActionSlots.ShouldBe(1);
        (await InForceAsync()).ShouldBe(3);
        _world.Database.Clock.Advance(TimeSpan.FromMinutes(1));
        await SendAsync(OneAction);
        (await _world.Database.ReadWorkAsync(_ada)).Lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task Only_one_change_waits_and_its_author_withdraws_it()
    {
        var sent = await SendAsync(OneAction);

        var second = await _world.Get<ProposeSettings>().RunAsync(_ben, new(1, OneAction, "Me too"), Token);
        var withdrawn = await _world.Get<RejectSettings>().RunAsync(_ada, new(new(sent, 1), null), Token);

        second.Error!.Kind.ShouldBe(ErrorKind.Conflict);
        withdrawn.Error.ShouldBeNull();
        (await _world.Get<PublishSettings>().RunAsync(_ben, new(new(sent, 1), null), Token)).Error!.Kind.ShouldBe(ErrorKind.Conflict);
        (await OutcomesAsync("withdraw.settings")).ShouldBe(["done"]);
    }

    [Fact]
    public async Task Author_drops_what_came_back()
    {
        var sent = await SendAsync(OneAction);
        await _world.Get<RejectSettings>().RunAsync(_ben, new(new(sent, 1), "Too few for night shifts"), Token);
        var back = (await _world.Get<ReadSettingsChange>().RunAsync(_ada, sent, Token)).Value!;

        var other = await _world.Get<RejectSettings>().RunAsync(_ben, new(new(sent, back.Revision), "Once more"), Token);
        var dropped = await _world.Get<RejectSettings>().RunAsync(_ada, new(new(sent, back.Revision), null), Token);

        back.CameBack.ShouldBeTrue();
        other.Error!.Kind.ShouldBe(ErrorKind.Conflict);
        dropped.Error.ShouldBeNull();
        await _world.Database.ShouldHaveNoWorkAsync(_ada, _ben);
    }

    [Fact]
    public async Task Tenant_may_let_one_person_change_alarms_but_never_what_suggestions_depend_on()
    {
        var rules = new ReviewRules(WordingByOne: false, FiguresByOne: true);
        var governed = TenantConfiguration.Default with { Reviews = rules };
        var alarms = governed with { Limits = FigureLimits.Default with { ActionCoverage = 1 } };

        rules.NeedsSecond(governed, alarms).ShouldBeFalse();
        rules.NeedsSecond(governed, governed with { Part = OneAction.Part }).ShouldBeTrue();
        rules.NeedsSecond(governed, governed with { Part = governed.Part with { ExplorationRate = 50_000 } }).ShouldBeTrue();
        rules.NeedsSecond(governed, governed with { Reviews = ReviewRules.Default }).ShouldBeTrue();
        ReviewRules.Default.NeedsSecond(TenantConfiguration.Default, alarms).ShouldBeTrue();
    }

    [Fact]
    public async Task Emergencies_become_stricter_with_a_second_person_and_never_looser_than_the_default()
    {
        var strict = TenantConfiguration.Default with { Emergency = new(LongestMinutes: 30, TriesAnHour: 1, ShortestReason: 40) };
        var loose = strict with { Emergency = EmergencyLimits.Default with { TriesAnHour = 6 } };

        var refused = await _world.Get<ProposeSettings>().RunAsync(_ada, new(1, loose, "More attempts"), Token);
        var alone = await _world.Get<SaveTenantSettings>().RunAsync(_ada, new(1, strict, "Fewer"), Token);
        var change = (await _world.Get<ReadSettingsChange>().RunAsync(_ben, await SendAsync(strict), Token)).Value!;
        var published = await _world.Get<PublishSettings>().RunAsync(_ben, new(new(change.Id, change.Revision), null), Token);

        (refused.Error!.Kind, alone.Error!.Kind).ShouldBe((ErrorKind.Invalid, ErrorKind.Forbidden));
        new ReviewRules(WordingByOne: true, FiguresByOne: true).NeedsSecond(TenantConfiguration.Default, strict).ShouldBeTrue();
        change
            .Differences.Single(each => each.Title == "Minutes a case is open at most")
            .ShouldBe(new("Minutes a case is open at most", "240", "30") { Address = "/admin/tenant/emergency?field=EmergencyLongest" });
        published.Error.ShouldBeNull();
        (await _world.Get<ReadTenantSettings>().RunAsync(_ada, Token)).Value!.Current.EmergencyInForce.ShouldBe(strict.Emergency);
    }

    [Fact]
    [Trait("Req", "R51")]
    public async Task Another_tenant_neither_sees_nor_publishes_it()
    {
        var sent = await SendAsync(OneAction);
        var stranger = await _world.AddPersonAsync("sten", ConsoleRole.Admin, elsewhere: true);

        (await _world.Get<ReadSettingsChange>().RunAsync(stranger, sent, Token)).Error!.Kind.ShouldBe(ErrorKind.NotFound);
        (await _world.Get<PublishSettings>().RunAsync(stranger, new(new(sent, 1), null), Token)).Error!.Kind.ShouldBe(ErrorKind.NotFound);
        await _world.Database.ShouldHaveNoWorkAsync(stranger);
    }

    private async Task<Guid> SendAsync(TenantConfiguration settings)
    {
        var sent = await _world.Get<ProposeSettings>().RunAsync(_ada, new(1, settings, "Fewer"), Token);
        sent.Error.ShouldBeNull();
        return sent.Value;
    }

    private async Task<int> InForceAsync() =>
        (await _world.Get<ReadTenantSettings>().RunAsync(_ada, Token)).Value!.Current.Part.ActionSlots;

    private async Task<IReadOnlyList<string>> OutcomesAsync(string operation)
    {
        await using var db = _world.Open();
        return await db.AuditEntries.Where(row => row.Operation == operation).Select(row => row.Outcome).ToListAsync(Token);
    }
}
