using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Proposals;
using RecsConsole.Casework.Waiting;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Fields;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Decisions;
using RecsConsole.Features.Inbox;
using RecsConsole.Features.Tenants;
using RecsConsole.Features.Tenants.Changes;
using RecsConsole.Features.Work;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Recommender.Cards;
using RecsConsole.Tenancy;
using RecsConsole.Tests.Features.Work;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Tenants;

/// <summary>Settings that a second person sets for a time come into force then, once, unless somebody calls them off.</summary>
[Trait("Req", "R137")]
public sealed class TimedSettingsTests : IAsyncLifetime
{
    private DeskWorld _world = null!;
    private Actor _ada = null!;
    private Actor _ben = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static TenantConfiguration OneAction => WithActions(1);

    private DateTimeOffset Soon => _world.Database.Clock.GetUtcNow().AddMinutes(30);

    public async ValueTask InitializeAsync()
    {
        _world = await DeskWorld.CreateAsync(replace: services => services.AddTenants().AddWork().AddInbox().AddDecisions());
        _ada = await _world.AddPersonAsync("ada", ConsoleRole.Admin);
        _ben = await _world.AddPersonAsync("ben", ConsoleRole.Admin);
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task They_come_into_force_at_their_time_and_once()
    {
        await SetAsync();
        var early = await BeginAsync();
        var inForceBefore = await InForceAsync();

        _world.Database.Clock.Advance(TimeSpan.FromMinutes(31));
        var due = await BeginAsync();
        var again = await BeginAsync();

        (early, inForceBefore).ShouldBe((new DueSettings(0, 0), 3));
        (due, again).ShouldBe((new DueSettings(1, 0), new DueSettings(0, 0)));
        var read = await ReadAsync();
        (read.Current.Version, read.Current.Part.ActionSlots).ShouldBe((2, 1));
        read.Coming.ShouldBeNull();
        (read.Versions[0].Author, read.Versions[0].Why).ShouldBe(("Ada", "Fewer"));
        (await OutcomesAsync("schedule.settings")).ShouldBe(["done"]);
        (await OutcomesAsync("begin.settings")).ShouldBe(["done"]);
        await using var db = _world.Open();
        var entry = await db.AuditEntries.SingleAsync(row => row.Operation == "save.settings", Token);
        entry.DetailsJson.ShouldContain($"\"publisher\":\"{_ben.PersonId:D}\"");
        entry.DetailsJson.ShouldContain("beginsAt");
        await _world.Database.ShouldHaveNoWorkAsync(_ada, _ben);
    }

    [Fact]
    public async Task Decisions_before_and_after_replay_with_the_settings_of_their_time()
    {
        var auditor = await _world.AddColleagueAsync("auditor", clearance: 3, "auditor");
        await SetAsync();
        var before = await _world.RecommendAsync();
        _world.Database.Clock.Advance(TimeSpan.FromMinutes(31));
        await BeginAsync();
        var after = await _world.RecommendAsync();

        var first = await _world.Get<ReplayDecision>().RunAsync(auditor, before.DecisionId!.Value, Token);
        var second = await _world.Get<ReplayDecision>().RunAsync(auditor, after.DecisionId!.Value, Token);

        Actions(before).ShouldBeGreaterThan(1);
        Actions(after).ShouldBe(1);
        (first.Value!.Outcome, second.Value!.Outcome).ShouldBe(("identical", "identical"));
        await using var db = _world.Open();
        var old = await db.Decisions.SingleAsync(row => row.Id == before.DecisionId, Token);
        var next = await db.Decisions.SingleAsync(row => row.Id == after.DecisionId, Token);
        old.VersionsJson.ShouldContain("\"configuration\":1,");
        next.VersionsJson.ShouldContain("\"configuration\":2,");
    }

    [Fact]
    public async Task Whoever_may_publish_reads_when_and_calls_it_off_with_a_reason()
    {
        var change = await SetAsync();
        var line = (await _world.Database.ReadWorkAsync(_ben)).Lines.ShouldHaveSingleItem();
        var coming = (await ReadAsync()).Coming.ShouldNotBeNull();

        var silent = await CallOffAsync(_ada, change, " ");
        var byAgent = await CallOffAsync(_world.Here.Agent, change, "Not now");
        var called = await CallOffAsync(_ada, change, "The shift starts later");
        _world.Database.Clock.Advance(TimeSpan.FromMinutes(31));

        line.Item.Detail.ShouldNotBeNull().ShouldStartWith("Publishes ");
        (line.Item.IsDecided, line.Item.IsForReader, line.Item.Due, line.Item.Others).ShouldBe((true, false, null, null));
        line.Item.Title.ShouldBe("Settings of the tenant");
        coming.At.ShouldBe(Soon.AddMinutes(-31));
        coming.Differences.ShouldHaveSingleItem().After.ShouldBe("1");
        (silent.Error!.Kind, byAgent.Error!.Kind).ShouldBe((ErrorKind.Invalid, ErrorKind.Forbidden));
        called.Error.ShouldBeNull();
        (await BeginAsync()).ShouldBe(new DueSettings(0, 0));
        (await InForceAsync()).ShouldBe(3);
        (await ReadAsync()).Changes.SentBack.ShouldHaveSingleItem().Comment.ShouldBe("The shift starts later");
        (await OutcomesAsync("call_off.settings")).Order(StringComparer.Ordinal).ShouldBe(["denied", "done"]);
    }

    [Fact]
    public async Task While_they_wait_no_other_settings_are_sent_saved_or_published()
    {
        var change = await SetAsync();

        var sent = await _world.Get<ProposeSettings>().RunAsync(_ben, new(1, WithActions(2), "Two"), Token);
        var saved = await _world.Get<SaveTenantSettings>().RunAsync(_ben, new(1, WithActions(2), "Two"), Token);
        var published = await _world.Get<PublishSettings>().RunAsync(_ben, new(change, null), Token);
        var rejected = await _world.Get<RejectSettings>().RunAsync(_ben, new(change, "No"), Token);

        ErrorKind[] kinds = [sent.Error!.Kind, saved.Error!.Kind, published.Error!.Kind, rejected.Error!.Kind];
        kinds.ShouldAllBe(kind => kind == ErrorKind.Conflict);
        saved.Error.Message.ShouldContain("Call it off first");
        (await InForceAsync()).ShouldBe(3);
    }

    [Fact]
    public async Task Time_is_to_come_and_at_most_a_year_ahead_and_chosen_by_somebody_else()
    {
        var sent = await SendAsync();
        var now = _world.Database.Clock.GetUtcNow();

        var past = await PublishAtAsync(_ben, sent, now);
        var far = await PublishAtAsync(_ben, sent, now.AddYears(1).AddMinutes(5));
        var between = await PublishAtAsync(_ben, sent, Soon.AddMinutes(1));
        var own = await PublishAtAsync(_ada, sent, Soon);

        (past.Error!.Kind, far.Error!.Kind, own.Error!.Kind).ShouldBe((ErrorKind.Invalid, ErrorKind.Invalid, ErrorKind.Forbidden));
        between.Error!.Message.ShouldContain("steps of five minutes");
        (await ReadAsync()).Coming.ShouldBeNull();
    }

    [Fact]
    public async Task What_a_page_of_its_own_changed_meanwhile_stays()
    {
        var change = await SetAsync();
        await _world.PutAsync(FieldDesk.Without(FieldPurpose.Train, DataFields.CaseProduct));
        var shown = (await _world.Get<ReadSettingsChange>().RunAsync(_ben, change.Id, Token)).Value!;
        var coming = (await ReadAsync()).Coming.ShouldNotBeNull();
        _world.Database.Clock.Advance(TimeSpan.FromMinutes(31));

        var due = await BeginAsync();

        shown.Differences.ShouldHaveSingleItem().After.ShouldBe("1");
        coming.Differences.ShouldHaveSingleItem().After.ShouldBe("1");

        due.ShouldBe(new DueSettings(1, 0));
        var settings = (await ReadAsync()).Current;
        (settings.Version, settings.Part.ActionSlots).ShouldBe((3, 1));
        settings.Part.FieldLimits.ShouldNotBeNull();
    }

    [Fact]
    public async Task What_can_no_longer_come_into_force_returns_to_its_author()
    {
        await SetAsync();
        await _world.ChangeAsync(ChangeKind.Configuration, db => db.TenantConfigurations.Add(VersionTwo(db)));
        _world.Database.Clock.Advance(TimeSpan.FromMinutes(31));

        var due = await BeginAsync();

        due.ShouldBe(new DueSettings(0, 1));
        (await InForceAsync()).ShouldBe(2);
        var line = (await _world.Database.ReadWorkAsync(_ada)).Lines.ShouldHaveSingleItem();
        line.Item.Kind.ShouldBe(WaitingKind.Revise);
        line.Item.Comment.ShouldNotBeNull().ShouldStartWith("Its time came");
        (await OutcomesAsync("begin.settings")).ShouldBe(["failed"]);
    }

    [Fact]
    [Trait("Req", "R51")]
    public async Task Another_tenant_neither_calls_them_off_nor_puts_them_into_force()
    {
        var change = await SetAsync();
        var stranger = await _world.AddPersonAsync("sten", ConsoleRole.Admin, elsewhere: true);
        _world.Database.Clock.Advance(TimeSpan.FromMinutes(31));

        var called = await CallOffAsync(stranger, change, "Not ours");
        var run = await _world.Get<PublishDueSettings>().RunAsync(Actor.Job(_world.Elsewhere.TenantId), Token);

        called.Error!.Kind.ShouldBe(ErrorKind.NotFound);
        run.Value.ShouldBe(new DueSettings(0, 0));
        (await InForceAsync()).ShouldBe(3);
    }

    private static TenantConfiguration WithActions(int slots) =>
        TenantConfiguration.Default with
        {
            Part = ConfigurationPart.Default with { ActionSlots = slots },
        };

    private static int Actions(ShownDecision shown) => shown.Slate(SlateKind.Action).Items.Count;

    private TenantConfigurationRow VersionTwo(ConsoleDbContext db) =>
        new()
        {
            TenantId = db.TenantId,
            Version = 2,
            Json = WithActions(2).ToJson(),
            CreatedAt = _world.Database.Clock.GetUtcNow(),
            Why = "test",
        };

    private async Task<Guid> SendAsync()
    {
        var sent = await _world.Get<ProposeSettings>().RunAsync(_ada, new(1, OneAction, "Fewer"), Token);
        sent.Error.ShouldBeNull();
        return sent.Value;
    }

    // as whoever opens it then sees it
    private async Task<ProposalRequest> SetAsync()
    {
        var sent = await SendAsync();
        (await PublishAtAsync(_ben, sent, Soon)).Error.ShouldBeNull();
        var change = (await _world.Get<ReadSettingsChange>().RunAsync(_ben, sent, Token)).Value!;
        change.IsTimed.ShouldBeTrue();
        return new(change.Id, change.Revision);
    }

    private Task<Result<string>> PublishAtAsync(Actor actor, Guid sent, DateTimeOffset at) =>
        _world.Get<PublishSettings>().RunAsync(actor, new(new(sent, 1), null) { At = at }, Token);

    private Task<Result<string>> CallOffAsync(Actor actor, ProposalRequest change, string reason) =>
        _world.Get<CancelPublication>().RunAsync(actor, new(change, reason), Token);

    private async Task<DueSettings> BeginAsync() =>
        (await _world.Get<PublishDueSettings>().RunAsync(Actor.Job(_world.Here.TenantId), Token)).Value!;

    private async Task<TenantSettings> ReadAsync() => (await _world.Get<ReadTenantSettings>().RunAsync(_ada, Token)).Value!;

    private async Task<int> InForceAsync() => (await ReadAsync()).Current.Part.ActionSlots;

    private async Task<IReadOnlyList<string>> OutcomesAsync(string operation)
    {
        await using var db = _world.Open();
        return await db.AuditEntries.Where(row => row.Operation == operation).Select(row => row.Outcome).ToListAsync(Token);
    }
}
