using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Inbox;
using RecsConsole.Casework.Proposals;
using RecsConsole.Casework.Waiting;
using RecsConsole.Database.Codes;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Fields;
using RecsConsole.Features.Audit;
using RecsConsole.Features.Inbox;
using RecsConsole.Features.Privacy;
using RecsConsole.Features.Privacy.Compliance;
using RecsConsole.Features.Privacy.Consent;
using RecsConsole.Features.Privacy.Fields;
using RecsConsole.Features.Privacy.Retention;
using RecsConsole.Features.Tenants;
using RecsConsole.Features.Tenants.Changes;
using RecsConsole.Features.Work;
using RecsConsole.Platform;
using RecsConsole.Tenancy;
using RecsConsole.Tenancy.Compliance;
using RecsConsole.Tenancy.Fields;
using RecsConsole.Tests.Features.Work;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Privacy;

/// <summary>What data is used for, on which basis, where and for how long: each change waits for a second person.</summary>
[Trait("Req", "R137")]
public sealed class RulesByTwoTests : IAsyncLifetime
{
    private const string Why = "The works council did not agree.";
    private DeskWorld _world = null!;
    private Actor _ada = null!;
    private Actor _ben = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static FieldLimits Limits => FieldDesk.Without(FieldPurpose.Serve, DataFields.PersonSkills);

    public async ValueTask InitializeAsync()
    {
        _world = await DeskWorld.CreateAsync(replace: services => services.AddPrivacy().AddAudit().AddTenants().AddWork().AddInbox());
        _ada = await _world.AddPersonAsync("ada", ConsoleRole.Admin);
        _ben = await _world.AddPersonAsync("ben", ConsoleRole.Admin);
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Theory]
    [InlineData(GovernedParts.Fields, "save.fields")]
    [InlineData(GovernedParts.Bases, "save.basis")]
    [InlineData(GovernedParts.Compliance, "save.compliance")]
    [InlineData(GovernedParts.Retention, "save.retention")]
    public async Task Change_takes_effect_only_once_somebody_else_publishes_it(string part, string operation)
    {
        (await SendAsync(part)).Error.ShouldBeNull();
        (await IsInForceAsync(part)).ShouldBeFalse();
        var line = (await _world.Database.ReadWorkAsync(_ben)).Lines.ShouldHaveSingleItem();
        (line.Item.Kind, line.Item.Title, line.Item.Comment).ShouldBe((WaitingKind.Publish, GovernedParts.TitleOf(part), Why));
        (await _world.Database.ReadWorkAsync(_ada)).Sent.ShouldHaveSingleItem().Others.ShouldBe(["Ben"]);
        var change = await ReadAsync(_ben);
        change.Differences.ShouldNotBeEmpty();
        (change.CanPublish, change.HasImpact).ShouldBe((true, false));
        (await PublishAsync(_ada)).Error!.Kind.ShouldBe(ErrorKind.Forbidden);

        (await PublishAsync(_ben)).Error.ShouldBeNull();

        (await IsInForceAsync(part)).ShouldBeTrue();
        await using var db = _world.Open();
        var entry = await db.AuditEntries.SingleAsync(row => row.Operation == operation, Token);
        (entry.ActorId, entry.Outcome).ShouldBe((_ben.PersonId, "done"));
        entry.DetailsJson.ShouldContain($"\"author\":\"{_ada.PersonId:D}\"");
        var published = await db
            .AuditEntries.Where(row => row.Operation == "publish.settings")
            .Select(row => row.Outcome)
            .ToListAsync(Token);
        published.ShouldBe(["denied", "done"], ignoreOrder: true);
        await _world.Database.ShouldHaveNoWorkAsync(_ada, _ben);
    }

    [Theory]
    [InlineData(GovernedParts.Fields)]
    [InlineData(GovernedParts.Bases)]
    [InlineData(GovernedParts.Compliance)]
    [InlineData(GovernedParts.Retention)]
    public async Task Change_goes_back_with_a_comment_and_waits_only_once(string part)
    {
        (await SendAsync(part)).Error.ShouldBeNull();
        (await SendAsync(part)).Error!.Kind.ShouldBe(ErrorKind.Conflict);

        (await RejectAsync(_ben, " ")).Error!.Kind.ShouldBe(ErrorKind.Invalid);
        (await RejectAsync(_ben, "Ask the works council first")).Error.ShouldBeNull();

        var line = (await _world.Database.ReadWorkAsync(_ada)).Lines.ShouldHaveSingleItem();
        (line.Item.Kind, line.Item.Comment).ShouldBe((WaitingKind.Revise, "Ask the works council first"));
        await using var db = _world.Database.Open();
        db.BindTo(_ada.TenantId);
        var news = await db.InboxItems.SingleAsync(row => row.RecipientId == _ada.PersonId && row.Kind == InboxKind.SentBack, Token);
        var titles = await VersionNews.TitlesAsync(db, [news.Reference!], Token);
        titles.Values.ShouldBe([GovernedParts.TitleOf(part)]);
        (await IsInForceAsync(part)).ShouldBeFalse();
    }

    [Fact]
    public async Task Author_withdraws_it()
    {
        await SendAsync(GovernedParts.Retention);

        (await RejectAsync(_ada, null)).Error.ShouldBeNull();

        (await PublishAsync(_ben)).Error!.Kind.ShouldBe(ErrorKind.Conflict);
        await _world.Database.ShouldHaveNoWorkAsync(_ada, _ben);
    }

    [Fact]
    public async Task Change_to_one_part_does_not_make_another_outdated_but_a_change_to_the_same_part_does()
    {
        await SendAsync(GovernedParts.Fields);
        var fields = await LastAsync();
        await SendAsync(GovernedParts.Compliance);
        (await PublishAsync(_ben)).Error.ShouldBeNull();
        (await ReadAsync(_ben, fields)).CanPublish.ShouldBeTrue();
        await _world.PutAsync(FieldDesk.Without(FieldPurpose.Train, DataFields.EventActor));

        var outdated = await ReadAsync(_ben, fields);
        var published = await _world.Get<PublishSettings>().RunAsync(_ben, new(new(fields, outdated.Revision), null), Token);

        (outdated.Change.IsOutdated, outdated.CanPublish).ShouldBe((true, false));
        published.Error!.Kind.ShouldBe(ErrorKind.Conflict);
        (await ReadAsync(_ben, fields)).Waits.ShouldBeTrue();
    }

    // a period that somebody alone set and reset leaves the same rules at another revision
    [Fact]
    public async Task Period_that_was_set_and_reset_meanwhile_makes_a_proposal_outdated()
    {
        await SendAsync(GovernedParts.Retention);
        await using (var db = _world.Open())
        {
            db.RetentionRules.Add(
                new()
                {
                    TenantId = db.TenantId,
                    DataClass = "searches",
                    SavedAt = _world.Database.Clock.GetUtcNow(),
                    SavedById = _ben.PersonId,
                    Revision = 2,
                }
            );
            await db.SaveChangesAsync(Token);
        }

        var read = await ReadAsync(_ben);

        (read.Change.IsOutdated, read.CanPublish).ShouldBe((true, false));
        (await PublishAsync(_ben)).Error!.Kind.ShouldBe(ErrorKind.Conflict);
        (await IsInForceAsync(GovernedParts.Retention)).ShouldBeFalse();
    }

    [Fact]
    public async Task Two_classes_of_data_may_wait_at_once()
    {
        await SendAsync(GovernedParts.Retention);

        var other = await _world.Get<SaveRetention>().RunAsync(_ada, new("closed_cases", 90, 0, Why), Token);

        other.Error.ShouldBeNull();
        (await _world.Get<ReadRetention>().RunAsync(_ada, Token)).Value!.Changes.Waiting.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Reader_sees_what_the_fields_would_stop_and_what_a_period_would_delete()
    {
        await SendAsync(GovernedParts.Fields);
        var fields = await ReadAsync(_ben);
        await SendAsync(GovernedParts.Retention);
        var period = await ReadAsync(_ben);

        fields.Change.Effect.ShouldNotBeNullOrEmpty();
        fields.Differences.ShouldHaveSingleItem().After.ShouldNotContain(FieldLabels.Of(FieldPurpose.Serve));
        period.Change.Effect.ShouldNotBeNull().ShouldContain("Would delete 0 of");
        period.Differences.ShouldBe([new SettingDifference("Searches", "forever", "30 days")]);
    }

    [Fact]
    [Trait("Req", "R51")]
    public async Task Another_tenant_neither_sees_nor_publishes_it()
    {
        await SendAsync(GovernedParts.Fields);
        var stranger = await _world.AddPersonAsync("sten", ConsoleRole.Admin, elsewhere: true);
        var id = await LastAsync();

        (await _world.Get<ReadSettingsChange>().RunAsync(stranger, id, Token)).Error!.Kind.ShouldBe(ErrorKind.NotFound);
        (await _world.Get<PublishSettings>().RunAsync(stranger, new(new(id, 1), null), Token)).Error!.Kind.ShouldBe(ErrorKind.NotFound);
        await _world.Database.ShouldHaveNoWorkAsync(stranger);
    }

    private async Task<Result<string>> SendAsync(string part)
    {
        await using var db = _world.Open();
        var version = (await TenantConfigurationReader.ReadStoredAsync(db, Token)).Version;
        _world.Database.Clock.Advance(TimeSpan.FromMinutes(1));
        return part switch
        {
            GovernedParts.Fields => await _world.Get<SaveFields>().RunAsync(_ada, new(version, Limits, Why), Token),
            GovernedParts.Bases => await _world
                .Get<SaveBasis>()
                .RunAsync(_ada, new(version, FieldClass.Customers, LegalBasis.Contract, Why), Token),
            GovernedParts.Compliance => await _world
                .Get<SaveCompliance>()
                .RunAsync(_ada, new(version, Why) { Profile = ComplianceProfile.Hr }, Token),
            _ => await _world.Get<SaveRetention>().RunAsync(_ada, new("searches", 30, 0, Why), Token),
        };
    }

    private async Task<bool> IsInForceAsync(string part)
    {
        await using var db = _world.Open();
        var settings = await TenantConfigurationReader.ReadStoredAsync(db, Token);
        return part switch
        {
            GovernedParts.Fields => settings.Part.FieldLimits is not null,
            GovernedParts.Bases => settings.Bases is [{ Class: FieldClass.Customers, Basis: LegalBasis.Contract }],
            GovernedParts.Compliance => settings.ComplianceInForce.Profile == ComplianceProfile.Hr,
            _ => await db.RetentionRules.AnyAsync(row => row.DataClass == "searches" && row.KeepDays == 30, Token),
        };
    }

    private async Task<Guid> LastAsync()
    {
        await using var db = _world.Open();
        return await db.Proposals.OrderByDescending(row => row.SentAt).Select(row => row.Id).FirstAsync(Token);
    }

    private async Task<SettingsProposal> ReadAsync(Actor actor, Guid? id = null)
    {
        var read = await _world.Get<ReadSettingsChange>().RunAsync(actor, id ?? await LastAsync(), Token);
        return read.Value.ShouldNotBeNull(read.Error?.Message);
    }

    private async Task<Result<string>> PublishAsync(Actor actor)
    {
        var change = await ReadAsync(actor);
        return await _world.Get<PublishSettings>().RunAsync(actor, new(new(change.Id, change.Revision), null), Token);
    }

    private async Task<Result<string>> RejectAsync(Actor actor, string? comment)
    {
        var change = await ReadAsync(actor);
        return await _world.Get<RejectSettings>().RunAsync(actor, new(new(change.Id, change.Revision), comment), Token);
    }
}
