using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Proposals;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Tenants;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Tenancy;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Tenants;

[Trait("Req", "R137")]
public sealed class TenantSettingsTests : IAsyncLifetime
{
    private static readonly HeuristicWeights OnlyFreshness = HeuristicWeights.Default with
    {
        Match = 0,
        HistoricalSuccess = 0,
        SlaUrgency = 0,
        RoleMatch = 0,
        Freshness = 1_000_000,
    };

    private DeskWorld _world = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static ConfigurationPart Default => ConfigurationPart.Default;

    private Actor Admin => _world.Here.Agent;

    public async ValueTask InitializeAsync()
    {
        _world = await DeskWorld.CreateAsync(replace: services => services.AddTenants());
        await _world.ChangeAsync(ChangeKind.Permission, db => db.People.Single(row => row.Id == Admin.PersonId).Roles = ["agent", "admin"]);
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Workflow_that_a_log_shows_is_called_observed_and_a_drawn_one_is_not()
    {
        (await ReadAsync()).Workflows.ShouldBeEmpty();
        await _world.ChangeAsync(ChangeKind.Catalog, db => db.Workflows.Single().Origin = "Observed in 5 cases.");

        (await ReadAsync()).Workflows.ShouldHaveSingleItem().Origin.ShouldBe("Observed in 5 cases.");
    }

    [Fact]
    public async Task Saved_settings_are_versioned_audited_and_used_by_the_next_opening()
    {
        var before = await _world.RecommendAsync();

        var saved = await SaveAsync(1, Default with { ActionSlots = 1 }, "Fewer at once");

        saved.Value.ShouldBe(2);
        var after = await _world.RecommendAsync();
        await using var db = _world.Open();
        var first = await db.Decisions.SingleAsync(row => row.Id == before.DecisionId, Token);
        var second = await db.Decisions.SingleAsync(row => row.Id == after.DecisionId, Token);
        first.VersionsJson.ShouldContain("\"configuration\":1,");
        second.VersionsJson.ShouldContain("\"configuration\":2,");
        var entry = await db.AuditEntries.SingleAsync(row => row.Operation == "save.settings", Token);
        entry.DetailsJson.ShouldContain("beforeVersion");
        entry.DetailsJson.ShouldNotContain("Fewer");
        var newest = (await ReadAsync()).Versions[0];
        (newest.Settings.Version, newest.Author, newest.Why).ShouldBe((2, "Person agent", "Fewer at once"));
        newest.Differences.ShouldBe([new SettingDifference("Actions shown", "3", "1") { Address = "/admin/tenant/shown?field=Actions" }]);
    }

    [Fact]
    public async Task Old_version_comes_back_as_a_new_one()
    {
        await SaveAsync(1, Default with { ActionSlots = 1 }, "Try");
        var old = (await ReadAsync()).Versions[1].Settings.Part;

        var restored = await SaveAsync(2, old, "Restores version 1: too few");

        restored.Value.ShouldBe(3);
        var settings = await ReadAsync();
        settings.Current.Part.ActionSlots.ShouldBe(3);
        settings.Versions.Select(version => version.Settings.Version).ShouldBe([3, 2, 1]);
    }

    [Fact]
    public async Task Second_of_two_who_save_at_once_is_told()
    {
        await SaveAsync(1, Default with { ActionSlots = 1 }, "One");

        var second = await SaveAsync(1, Default with { ActionSlots = 2 }, "Two");

        second.Error!.Kind.ShouldBe(ErrorKind.Conflict);
        (await ReadAsync()).Current.Part.ActionSlots.ShouldBe(1);
    }

    [Fact]
    public async Task Reason_is_required_and_something_must_change()
    {
        (await SaveAsync(1, Default with { ActionSlots = 1 }, " ")).Error!.Message.ShouldContain("why");
        (await SaveAsync(1, Default, "No reason")).Error!.Message.ShouldContain("no changes");
    }

    public static TheoryData<string, ConfigurationPart> Wrong =>
        new()
        {
            { "100 %", Default with { Weights = HeuristicWeights.Default with { Match = 360_000 } } },
            { "stricter", Default with { Confidence = ConfidenceThresholds.Default with { HighCases = 9 } } },
            { "stricter", Default with { Confidence = ConfidenceThresholds.Default with { MediumProbability = 399_999 } } },
            { "1 to 5", Default with { DocumentSlots = 6 } },
            { "policy_required", Default with { DisabledSources = ["policy_required"] } },
            { "cannot be switched on: skills", Default with { EnabledSources = ["outcome_graph", "skills"] } },
            { "playbook", WithWeight("playbook", 1_000_001) },
            { "tarot", WithWeight("tarot", 500_000) },
        };

    private static ConfigurationPart WithWeight(string source, long weight) =>
        Default with
        {
            SourceWeights = new Dictionary<string, long>(StringComparer.Ordinal) { [source] = weight },
        };

    [Fact]
    public async Task A_weight_of_a_source_is_kept_and_told_in_the_history()
    {
        (await SaveAsync(1, WithWeight("playbook", 100_000), "Ours are old")).Error.ShouldBeNull();

        TenantSettingsLabels
            .Differences(TenantConfiguration.Default, TenantConfiguration.Default with { Part = WithWeight("playbook", 100_000) })
            .ShouldBe([new("Weight of Playbooks", "40 %", "10 %") { Address = "/admin/tenant/sources?field=weight-playbook" }]);
    }

    [Fact]
    public void Weight_of_a_source_that_the_form_does_not_offer_is_told_as_well() =>
        TenantSettingsLabels
            .Differences(TenantConfiguration.Default, TenantConfiguration.Default with { Part = WithWeight("policy_required", 0) })
            .ShouldHaveSingleItem()
            .Before.ShouldBe("100 %");

    [Fact]
    public async Task What_was_learned_does_not_come_in_by_a_file()
    {
        var part = Default with
        {
            ActionSlots = 1,
            Learned = new() { UsualShare = 1 },
        };

        (await SaveAsync(1, part, "From a file")).Error.ShouldBeNull();

        (await ReadAsync()).Current.Part.Learned.ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public async Task What_the_design_forbids_is_refused(string named, ConfigurationPart part)
    {
        var result = await SaveAsync(1, part, "Try");

        result.Error!.Kind.ShouldBe(ErrorKind.Invalid);
        result.Error.Message.ShouldContain(named);
    }

    [Fact]
    [Trait("Req", "R140")]
    public async Task Preview_shows_both_orders_and_records_nothing()
    {
        var draft = Default with { Weights = OnlyFreshness, ActionSlots = 1, DisabledSources = ["skills"] };

        var result = await PreviewAsync(Admin, "T-1", draft);

        result.Error.ShouldBeNull();
        var actions = result.Value!.Slates.Single(slate => slate.Kind == SlateKind.Action);
        actions.Now.Count.ShouldBeGreaterThan(1);
        actions.Then.Count.ShouldBe(1);
        actions.Now.ShouldContain(line => line.RankThen == null);
        var shown = await _world.RecommendAsync();
        actions.Now.Select(line => line.Id).ShouldBe(shown.Slate(SlateKind.Action).Items.Select(card => card.Id));
        await using var db = _world.Open();
        (await db.Decisions.CountAsync(Token)).ShouldBe(1);
        (await db.TenantConfigurations.CountAsync(Token)).ShouldBe(0);
    }

    [Fact]
    [Trait("Req", "R140")]
    public async Task Administrator_who_works_no_cases_sees_what_an_agent_would_but_no_more()
    {
        await _world.ChangeAsync(ChangeKind.Permission, db => db.People.Single(row => row.Id == Admin.PersonId).Roles = ["admin"]);

        var result = await PreviewAsync(Admin, "T-1", Default);

        var slates = result.Value!.Slates;
        slates.Single(slate => slate.Kind == SlateKind.Action).Now.ShouldNotBeEmpty();
        slates.SelectMany(slate => slate.Now).ShouldNotContain(line => line.Id == "secret");
    }

    [Fact]
    public async Task Preview_shows_nothing_of_a_case_that_is_not_there_or_elsewhere()
    {
        (await PreviewAsync(Admin, "T-9", Default)).Error!.Kind.ShouldBe(ErrorKind.NotFound);
        (await PreviewAsync(_world.Elsewhere.Agent, "T-1", Default)).Error!.Kind.ShouldBe(ErrorKind.Forbidden);
    }

    [Fact]
    [Trait("Req", "R57")]
    public async Task Who_does_not_administer_is_refused_and_it_is_audited()
    {
        var elsewhere = _world.Elsewhere.Agent;
        var request = new SaveTenantSettingsRequest(1, TenantConfiguration.Default with { Part = Default with { ActionSlots = 1 } }, "Try");

        var result = await _world.Get<SaveTenantSettings>().RunAsync(elsewhere, request, Token);

        result.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        await using var db = _world.Database.Open();
        db.BindTo(elsewhere.TenantId);
        (await db.AuditEntries.SingleAsync(Token)).Outcome.ShouldBe("denied");
    }

    private Task<Result<int>> SaveAsync(int seen, ConfigurationPart part, string why) =>
        SaveAsync(seen, TenantConfiguration.Default with { Part = part }, why);

    private Task<Result<int>> SaveAsync(int seen, TenantConfiguration settings, string why) =>
        _world.Get<SaveTenantSettings>().RunAsync(Admin, new(seen, settings, why), Token);

    private Task<Result<SettingsPreview>> PreviewAsync(Actor actor, string key, ConfigurationPart draft) =>
        _world.Get<PreviewTenantSettings>().RunAsync(actor, new(key, draft), Token);

    private async Task<TenantSettings> ReadAsync() => (await _world.Get<ReadTenantSettings>().RunAsync(Admin, Token)).Value!;
}
