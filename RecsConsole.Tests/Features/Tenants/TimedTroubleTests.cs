using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Access;
using RecsConsole.Casework.Proposals;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Features.Impact;
using RecsConsole.Features.Tenants;
using RecsConsole.Features.Tenants.Changes;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Recommender.Impact;
using RecsConsole.Tenancy;
using RecsConsole.Tenancy.Compliance;
using RecsConsole.Tests.Features.Work;
using RecsConsole.Tests.Support.Desk;
using RecsConsole.Tests.Support.Snapshots;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Tenants;

/// <summary>What was set for a time when something comes between: an error, a late run, another page.</summary>
[Trait("Req", "R137")]
public sealed class TimedTroubleTests : IAsyncLifetime
{
    private static readonly TenantConfiguration s_sent = TenantConfiguration.Default with
    {
        Part = ConfigurationPart.Default with { ActionSlots = 1, ExplorationRate = 50_000 },
    };

    private DeskWorld _world = null!;
    private Actor _ada = null!;
    private Actor _ben = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private DateTimeOffset Soon => _world.Database.Clock.GetUtcNow().AddMinutes(30);

    public async ValueTask InitializeAsync()
    {
        _world = await DeskWorld.CreateAsync(replace: services =>
            services.AddTenants().AddImpact().AddSingleton<IGovernedPart>(new BrokenPart())
        );
        _ada = await _world.AddPersonAsync("ada", ConsoleRole.Admin);
        _ben = await _world.AddPersonAsync("ben", ConsoleRole.Admin);
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task One_that_an_error_stops_keeps_no_later_one_from_beginning_and_is_tried_again()
    {
        await SetAsync();
        var broken = await AddBrokenAsync();
        _world.Database.Clock.Advance(TimeSpan.FromMinutes(31));

        var run = await _world.Get<PublishDueSettings>().RunAsync(Actor.Job(_world.Here.TenantId), Token);

        run.Error!.Kind.ShouldBe(ErrorKind.Unavailable);
        run.Error.Message.ShouldContain("kept from coming into force: 1");
        await using var db = _world.Open();
        (await TenantConfigurationReader.ReadStoredAsync(db, Token)).Part.ActionSlots.ShouldBe(1);
        var row = await db.Proposals.SingleAsync(each => each.Id == broken, Token);
        (row.Status, row.BegunAt).ShouldBe((VersionStatus.InReview, null));
    }

    [Fact]
    public async Task Late_one_says_so_and_keeps_the_moment_at_which_it_really_began()
    {
        var change = await SetAsync();
        var set = Soon;
        _world.Database.Clock.Advance(TimeSpan.FromMinutes(50));
        var began = _world.Database.Clock.GetUtcNow();

        var late = (await _world.Get<ReadSettingsChange>().RunAsync(_ben, change, Token)).Value!;
        await _world.Get<PublishDueSettings>().RunAsync(Actor.Job(_world.Here.TenantId), Token);

        late.IsLate.ShouldBeTrue();
        (await _world.Get<ReadSettingsChange>().RunAsync(_ben, change, Token)).Value!.IsLate.ShouldBeFalse();
        await using var db = _world.Open();
        var row = await db.Proposals.SingleAsync(Token);
        (row.BeginsAt, row.BegunAt).ShouldBe((set, began));
        row.DecidedAt.ShouldBe(set.AddMinutes(-30), "the second person decided then");
    }

    [Fact]
    public async Task Impact_is_measured_with_what_a_page_of_its_own_changed_meanwhile()
    {
        var change = await SetAsync();
        var before = await MeasuredAsync(change);
        await _world.ChangeAsync(ChangeKind.Configuration, db => db.TenantConfigurations.Add(WithoutExploration(db)));

        var after = await MeasuredAsync(change);

        (before.ActionSlots, before.ExplorationRate).ShouldBe((1, 50_000L));
        (after.ActionSlots, after.ExplorationRate).ShouldBe((1, null));
    }

    private TenantConfigurationRow WithoutExploration(ConsoleDbContext db) =>
        new()
        {
            TenantId = db.TenantId,
            Version = 2,
            Json = (TenantConfiguration.Default with { Compliance = new(ComplianceProfile.Finance, null) }).ToJson(),
            CreatedAt = _world.Database.Clock.GetUtcNow(),
            Why = "test",
        };

    private async Task<ConfigurationPart> MeasuredAsync(Guid change)
    {
        await using var db = _world.Open();
        var subject = new ImpactSubject(ImpactKind.Settings, change.ToString("D"), 0);
        var draft = await _world.Get<ImpactDrafts>().FindAsync(db, subject, [], Token);
        return draft.ShouldNotBeNull().Then.Parts(SnapshotBuilder.ASnapshot().Build().Shared).Configuration;
    }

    private async Task<Guid> SetAsync()
    {
        var sent = await _world.Get<ProposeSettings>().RunAsync(_ada, new(1, s_sent, "Fewer"), Token);
        sent.Error.ShouldBeNull();
        var set = await _world.Get<PublishSettings>().RunAsync(_ben, new(new(sent.Value, 1), null) { At = Soon }, Token);
        set.Error.ShouldBeNull();
        return sent.Value;
    }

    private async Task<Guid> AddBrokenAsync()
    {
        var id = Guid.NewGuid();
        await _world.ChangeAsync(
            ChangeKind.Configuration,
            db =>
                db.Proposals.Add(
                    new()
                    {
                        TenantId = db.TenantId,
                        Id = id,
                        Kind = ProposalKind.SettingsChange,
                        Subject = BrokenPart.PartName,
                        ContentJson = "{}",
                        Why = "test",
                        AuthorId = _ada.PersonId,
                        SentAt = _world.Database.Clock.GetUtcNow(),
                        Status = VersionStatus.InReview,
                        DecidedById = _ben.PersonId,
                        DecidedAt = _world.Database.Clock.GetUtcNow(),
                        BeginsAt = Soon.AddMinutes(-15),
                        Revision = 2,
                    }
                )
        );
        return id;
    }

    /// <summary>Rules that cannot be put into force.</summary>
    private sealed class BrokenPart : IGovernedPart
    {
        public const string PartName = "broken";

        public string Name => PartName;

        public string Address => "/";

        public string AddressOf(string item) => Address;

        public Task<ChangeView> ReadAsync(OperationScope scope, ProposedChange change, CancellationToken cancellationToken) =>
            Task.FromResult(ChangeView.Unreadable);

        public Task<IReadOnlyList<SettingDifference>> CompareAsync(
            ConsoleDbContext db,
            ProposedChange change,
            CancellationToken cancellationToken
        ) => Task.FromResult<IReadOnlyList<SettingDifference>>([]);

        public Task<Result<string>> ApplyAsync(
            OperationScope scope,
            ProposedChange change,
            ChangeOrigin origin,
            CancellationToken cancellationToken
        ) => throw new InvalidOperationException("broken");

        public IReadOnlyList<SettingDifference> DifferencesOf(ProposedChange change) => [];
    }
}
