using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Inbox;
using RecsConsole.Components.Layout;
using RecsConsole.Database;
using RecsConsole.Features.Inbox;
using RecsConsole.Features.Inbox.Items;
using RecsConsole.Features.Settings;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;
using RecsConsole.Tenancy.People;
using RecsConsole.Tests.Features.Cases;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.Settings;

/// <summary>A person's settings apply to that person on every device, and to nobody else.</summary>
public sealed class SettingsTests : IAsyncLifetime
{
    private Desk _desk = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _desk = await Desk.OpenAsync(replace: services => services.AddSettings().AddInbox());

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task Each_setting_is_kept_can_be_changed_back_and_is_nobody_elses()
    {
        await SaveAsync(SettingName.Theme, "dark");
        await SaveAsync(SettingName.Density, "comfortable");
        await SaveAsync(SettingName.Rail, "wide");
        await SaveAsync(SettingName.SingleKeys, "off");
        await SaveAsync(SettingName.Mail, "off");
        await SaveAsync(SettingName.Digest, "on");
        await SaveAsync(SettingName.Mute, MuteGroups.Hands);
        await SaveAsync(SettingName.TimeZone, "America/New_York");
        var changed = await ReadAsync(_desk.Ana);
        await SaveAsync(SettingName.Theme, "system");
        await SaveAsync(SettingName.Hear, MuteGroups.Hands);
        await SaveAsync(SettingName.SingleKeys, "on");

        (
            changed.Settings.Theme,
            changed.Settings.Density,
            changed.Settings.Rail,
            changed.Settings.HasSingleKeys,
            changed.TimeZone
        ).ShouldBe(("dark", "comfortable", "wide", false, "America/New_York"));
        changed.Settings.Muted.ShouldBe([MuteGroups.Hands]);
        changed.Settings.IsMailed.ShouldBeFalse();
        changed.Settings.HasDigest.ShouldBeTrue();
        (await ReadAsync(_desk.Jonas)).Settings.HasDigest.ShouldBeFalse("off by default");
        var now = (await ReadAsync(_desk.Ana)).Settings;
        (now.Theme, now.HasSingleKeys, now.Muted.Count, now.Density).ShouldBe(("system", true, 0, "comfortable"));
        (await ReadAsync(_desk.Jonas)).Settings.Density.ShouldBe("dense");
        (await ReadAsync(_desk.Jonas)).TimeZone.ShouldBe("Europe/Berlin");
    }

    [Theory]
    [InlineData(SettingName.Theme, "green")]
    [InlineData(SettingName.Density, "")]
    [InlineData(SettingName.Rail, "gone")]
    [InlineData(SettingName.SingleKeys, "maybe")]
    [InlineData(SettingName.Mail, "never")]
    [InlineData(SettingName.Mute, "everything")]
    [InlineData(SettingName.TimeZone, "Mars/Olympus")]
    public async Task Value_that_there_is_not_is_refused_and_changes_nothing(SettingName setting, string value)
    {
        var saved = await _desk.Get<SaveSetting>().RunAsync(_desk.Ana, new(setting, value), Token);

        saved.Error!.Kind.ShouldBe(ErrorKind.Invalid);
        await using var db = _desk.Read();
        (await db.PersonSettings.CountAsync(Token)).ShouldBe(0);
    }

    [Fact]
    public async Task Looks_are_not_audited_and_the_rest_is()
    {
        await SaveAsync(SettingName.Theme, "dark");
        await SaveAsync(SettingName.TimeZone, "Asia/Tokyo");
        await SaveAsync(SettingName.Mute, MuteGroups.Sla);

        await using var db = _desk.Read();
        var entries = await db
            .AuditEntries.Where(entry => entry.Operation == "save.setting")
            .Select(entry => entry.DetailsJson)
            .ToListAsync(Token);
        entries.Count.ShouldBe(2);
        string.Concat(entries).ShouldNotContain("dark");
    }

    [Fact]
    public async Task Two_windows_that_save_at_once_lose_nothing()
    {
        await SaveAsync(SettingName.Theme, "light"); // creates the row
        await Task.WhenAll(SaveAsync(SettingName.Theme, "dark"), SaveAsync(SettingName.Mute, MuteGroups.Asked));

        var settings = (await ReadAsync(_desk.Ana)).Settings;
        (settings.Theme, settings.Muted.SingleOrDefault()).ShouldBe(("dark", MuteGroups.Asked));
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("""{"theme":"green","muted":null,"density":7}""")]
    [InlineData("null")]
    public void What_was_stored_and_makes_no_sense_any_more_counts_as_never_chosen(string json) =>
        PersonalSettings.Parse(json).ToJson().ShouldBe(new PersonalSettings().ToJson());

    [Fact]
    public async Task Muted_news_stands_in_the_inbox_and_raises_no_bell()
    {
        var row = _desk.ACase("BR-1");
        await _desk.AddAsync(row, AnItem(row, InboxKind.Taken, minutes: 1), AnItem(row, InboxKind.SlaAtRisk, minutes: 2));

        await SaveAsync(SettingName.Mute, MuteGroups.Sla);

        var news = (await _desk.Get<ReadBell>().RunAsync(_desk.Ana, Token)).Value.ShouldNotBeNull();
        (news.Unread, news.Newest!.Kind).ShouldBe((1, InboxKind.Taken));
        var inbox = (await _desk.Get<ReadInbox>().RunAsync(_desk.Ana, new InboxFilter(), Token)).Value.ShouldNotBeNull();
        inbox.Lines.Count.ShouldBe(2);
    }

    [Fact]
    public void Every_kind_is_in_one_group_but_what_is_always_told() =>
        MuteGroups
            .All.Values.SelectMany(kinds => kinds)
            .Order()
            .ShouldBe(
                Enum.GetValues<InboxKind>()
                    .Except([
                        InboxKind.NotSent,
                        InboxKind.NotCarried,
                        InboxKind.TicketGone,
                        InboxKind.WebhookFailed,
                        InboxKind.LookAgain,
                        InboxKind.FigureAlarm,
                        InboxKind.RequiredDeclined,
                        InboxKind.AlertRaised,
                    ])
            );

    [Fact]
    public async Task Page_of_somebody_who_is_signed_in_comes_with_their_looks()
    {
        await SaveAsync(SettingName.Theme, "dark");
        var membership = new Membership(Guid.NewGuid(), "stamp", _desk.Ana.TenantId, "Here", _desk.Ana.PersonId, "Ana Nowak", ["agent"]);

        var looks = await _desk.Get<IAppearanceSource>().ReadAsync(SessionClaims.Principal(membership, Guid.NewGuid()), Token);

        looks!.Kept.ShouldBe("theme:dark density:dense rail:narrow keys:on");
        looks.TimeZone.ShouldBe("Europe/Berlin");
        (await _desk.Get<IAppearanceSource>().ReadAsync(new(), Token)).ShouldBeNull();
    }

    private InboxItemRow AnItem(CaseRow row, InboxKind kind, int minutes) =>
        new()
        {
            TenantId = row.TenantId,
            Id = Guid.NewGuid(),
            RecipientId = _desk.Ana.PersonId,
            EventKey = $"event:{kind}",
            Kind = kind,
            CaseId = row.Id,
            At = _desk.Now.AddMinutes(minutes),
        };

    private async Task SaveAsync(SettingName setting, string value)
    {
        var saved = await _desk.Get<SaveSetting>().RunAsync(_desk.Ana, new(setting, value), Token);
        saved.Error.ShouldBeNull();
    }

    private async Task<OwnSettings> ReadAsync(Actor actor) =>
        (await _desk.Get<ReadSettings>().RunAsync(actor, Token)).Value.ShouldNotBeNull();
}
