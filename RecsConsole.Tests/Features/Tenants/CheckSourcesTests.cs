using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Candidates;
using RecsConsole.Features.Tenants;
using RecsConsole.Features.Tenants.SourceCheck;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Recommender.Retrieval;
using RecsConsole.Tenancy;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Tenants;

/// <summary>Whether each source has the data it needs: the check asks the sources themselves and records no decision.</summary>
public sealed class CheckSourcesTests : IAsyncLifetime
{
    private DeskWorld _world = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Actor Admin => _world.Here.Agent;

    public async ValueTask InitializeAsync()
    {
        _world = await DeskWorld.CreateAsync(replace: services => services.AddTenants());
        await _world.ChangeAsync(ChangeKind.Permission, db => db.People.Single(row => row.Id == Admin.PersonId).Roles = ["agent", "admin"]);
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Every_source_of_the_engine_has_a_line()
    {
        var names = typeof(SourceNames).GetFields().Select(field => (string)field.GetRawConstantValue()!);

        var lines = (await TryAsync()).Lines;

        lines.Select(line => line.Need.Source).Order(StringComparer.Ordinal).ShouldBe(names.Order(StringComparer.Ordinal));
        lines.Select(line => TenantSettingsLabels.Source(line.Need.Source)).ShouldBeUnique();
    }

    [Fact]
    public async Task Source_that_has_nothing_proposes_once_it_has_something()
    {
        var before = await LineAsync(SourceNames.Curated);
        (before.Status, before.Stock, before.Cases).ShouldBe((SourceStatus.Silent, 0, 0));

        await _world.ChangeAsync(ChangeKind.Document, Pick);

        var after = await LineAsync(SourceNames.Curated);
        (after.Status, after.Stock, after.Cases).ShouldBe((SourceStatus.Proposes, 1, 1));

        void Pick(ConsoleDbContext db) =>
            db.CuratedDocuments.Add(
                new()
                {
                    TenantId = Admin.TenantId,
                    IssueType = db.Cases.Single(row => row.Id == _world.Here.CaseId).IssueType,
                    DocumentKey = db.Documents.Where(row => row.Status == DocumentStatus.Effective).Select(row => row.Key).First(),
                    At = _world.Database.Clock.GetUtcNow(),
                }
            );
    }

    [Fact]
    public async Task Source_that_is_switched_off_says_so_and_is_not_asked()
    {
        (await LineAsync(SourceNames.WorkflowRules)).Status.ShouldBe(SourceStatus.Proposes);
        var part = TenantConfiguration.Default.Part with { DisabledSources = [SourceNames.WorkflowRules] };
        var saved = await _world
            .Get<SaveTenantSettings>()
            .RunAsync(Admin, new(1, TenantConfiguration.Default with { Part = part }, "Not wanted here."), Token);
        saved.Error.ShouldBeNull();

        var line = await LineAsync(SourceNames.WorkflowRules);

        (line.Status, line.Cases).ShouldBe((SourceStatus.Off, 0));
    }

    [Fact]
    public async Task Nothing_is_recorded_as_a_decision_and_cases_that_the_reader_may_not_view_are_not_tried()
    {
        (await TryAsync()).Tried.ShouldBe(1);
        await _world.ChangeAsync(ChangeKind.Permission, db => db.Cases.Single(row => row.Id == _world.Here.CaseId).Classification = 3);

        (await TryAsync()).Tried.ShouldBe(0);

        await using var db = _world.Open();
        (await db.Decisions.AnyAsync(Token)).ShouldBeFalse();
        (await db.AuditEntries.AnyAsync(entry => entry.Outcome == AuditOutcomes.Denied, Token)).ShouldBeFalse();
    }

    [Fact]
    public async Task While_search_is_loaded_the_check_says_so_instead_of_that_there_is_no_case()
    {
        await using var world = await DeskWorld.CreateAsync(replace: services => services.AddTenants());
        await world.ChangeAsync(
            ChangeKind.Permission,
            db => db.People.Single(row => row.Id == world.Here.Agent.PersonId).Roles = ["agent", "admin"]
        );
        var snapshots = world.Get<SearchSnapshots>();
        snapshots.Serve();
        var ready = new TaskCompletionSource();

        var early = (await world.Get<CheckSources>().RunAsync(world.Here.Agent, Token)).Value!;
        using var waiting = snapshots.WhenReady(world.Here.TenantId, ready.SetResult);
        await ready.Task.WaitAsync(TimeSpan.FromSeconds(30), Token);
        var then = (await world.Get<CheckSources>().RunAsync(world.Here.Agent, Token)).Value!;

        (early.IsLoading, early.Tried).ShouldBe((true, 0));
        (then.IsLoading, then.Tried).ShouldBe((false, 1));
    }

    [Fact]
    public async Task Only_administrators_may_ask()
    {
        await _world.ChangeAsync(ChangeKind.Permission, db => db.People.Single(row => row.Id == Admin.PersonId).Roles = ["agent"]);

        var result = await _world.Get<CheckSources>().RunAsync(Admin, Token);

        result.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
    }

    private async Task<SourceList> TryAsync() => (await _world.Get<CheckSources>().RunAsync(Admin, Token)).Value!;

    private async Task<SourceLine> LineAsync(string source) =>
        (await TryAsync()).Lines.Single(line => string.Equals(line.Need.Source, source, StringComparison.Ordinal));
}
