using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using RecsConsole.Database;
using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Accounts.Contracts.Exchange;
using RecsConsole.Features.Cases;
using RecsConsole.Features.Cases.Exchange.Receiving;
using RecsConsole.Features.Catalog;
using RecsConsole.Features.Catalog.Actions;
using RecsConsole.Features.Catalog.CaseTypes;
using RecsConsole.Features.Catalog.ServiceLevels;
using RecsConsole.Features.Catalog.Versions;
using RecsConsole.Features.Recommendations;
using RecsConsole.Features.Tenants;
using RecsConsole.Features.Tenants.SourceCheck;
using RecsConsole.Platform;
using RecsConsole.Platform.Mail;
using RecsConsole.Recommender;
using RecsConsole.Recommender.Cards;
using RecsConsole.Recommender.Retrieval;
using RecsConsole.Tests.Features.Catalog.CaseTypes;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Support.ReceivedRows;

namespace RecsConsole.Tests.Features.Accounts.Contracts;

/// <summary>
/// In a tenant without seeded data, features that need customers, tiers and contracts work with input from pages and the API only.
/// </summary>
public sealed class EmptyTenantTests : IAsyncLifetime
{
    private const string Included = "explain-solution";
    private TermsWorld _world = null!;
    private Actor _second = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Actor Admin => _world.Admin;

    public async ValueTask InitializeAsync()
    {
        _world = await TermsWorld.CreateAsync(add: services =>
        {
            services.AddRecommendations().AddCases().AddCatalog().AddTenants();
            services.TryAddSingleton<IMailTransport, NoTransport>();
        });
        _second = await _world.AddPersonAsync("ben", "admin");
        await _world.ChangeAsync(db =>
        {
            var admin = db.People.Single(row => row.Id == Admin.PersonId);
            (admin.Roles, admin.Clearance) = (["admin", "agent"], 2);
        });
        (await _world.Get<AddCaseType>().RunAsync(Admin, UseCaseExamples.Support, Token)).Error.ShouldBeNull();
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Sources_that_ask_for_customers_and_tiers_propose()
    {
        (await SourcesAsync()).Tried.ShouldBe(0);

        await BringCustomersAsync();
        await PublishLevelForGoldAsync();
        await BringCasesAsync();
        var sources = await SourcesAsync();

        sources.Tried.ShouldBe(2);
        LineOf(sources, SourceNames.SimilarAccounts)
            .ShouldSatisfyAllConditions(
                line => line.Status.ShouldBe(SourceStatus.Proposes),
                line => line.Stock.ShouldBe(3),
                line => line.Need.Address.ShouldBe("/admin/accounts")
            );
        LineOf(sources, SourceNames.SlaRules).Cases.ShouldBe(1, "time is promised to one tier, and its time is over");
        var elsewhere = await _world.Get<CheckSources>().RunAsync(_world.Stranger, Token);
        elsewhere.Value!.Lines.ShouldAllBe(line => line.Stock == 0 && line.Cases == 0);
    }

    [Fact]
    public async Task Step_for_one_tier_is_suggested_to_its_customers_until_their_contract_ends()
    {
        await BringCustomersAsync();
        await PublishStepForGoldAsync();
        await BringCasesAsync();

        (await IsExcludedAsync("gold-open")).ShouldBeFalse();
        (await IsExcludedAsync("silver-open")).ShouldBeTrue();

        var form = (await _world.ReadAsync(Admin, "gold-1")).Value!;
        form.TierSteps.ShouldHaveSingleItem().IsIn(form.Terms, _world.Now).ShouldBeTrue();
        var ended = form.Terms with { ContractEndsAt = _world.Now.AddDays(-1) };
        (await _world.ChangeTermsAsync(ended, form.Revision!.Value)).Error.ShouldBeNull();

        (await IsExcludedAsync("gold-open")).ShouldBeTrue();
    }

    private async Task BringCustomersAsync()
    {
        IncomingAccount[] accounts =
        [
            new("gold-1")
            {
                Name = "First",
                Tier = "Gold",
                Region = "EU",
            },
            new("gold-2")
            {
                Name = "Second",
                Tier = "Gold",
                Region = "EU",
            },
            new("silver")
            {
                Name = "Third",
                Tier = "Silver",
                Region = "UK",
            },
        ];
        AllTaken(await _world.Get<ReceiveAccounts>().RunAsync(Admin, Rows(accounts), Token));
    }

    // Finished cases of two customers of one tier, and an open case for each tier.
    private async Task BringCasesAsync()
    {
        var opened = _world.Now.AddDays(-2);
        List<IncomingCase> cases = [ACase("gold-open", "gold-1", opened), ACase("silver-open", "silver", opened)];
        List<IncomingEvent> events = [Happened("gold-open", "take-over", opened, 1), Happened("silver-open", "take-over", opened, 1)];
        for (var i = 0; i < 12; i++)
        {
            var key = $"done-{i}";
            cases.Add(ACase(key, i < 4 ? "gold-1" : "gold-2", opened));
            events.AddRange([
                Happened(key, "take-over", opened, 1),
                Happened(key, "apply-fix", opened, 2),
                Happened(key, "close-case", opened, 3),
            ]);
        }

        AllTaken(await _world.Get<ReceiveCases>().RunAsync(Admin, Rows(cases), Token));
        AllTaken(await _world.Get<ReceiveEvents>().RunAsync(Admin, Rows(events), Token));
        await _world.Get<SearchSnapshots>().RebuildAsync(Actor.Job(Admin.TenantId), Token);
    }

    private async Task PublishLevelForGoldAsync()
    {
        var content = new ServiceLevelContent
        {
            Title = "Gold",
            Tier = "Gold",
            TargetMinutes = 36 * 60,
        };
        (await _world.Get<SaveServiceLevelDraft>().RunAsync(Admin, new("gold", null, content), Token)).Error.ShouldBeNull();
        (
            await _world.Get<VersionLife<ServiceLevelRow, ServiceLevelContent>>().SubmitAsync(Admin, new("gold", 1, 1), Token)
        ).Error.ShouldBeNull();
        (await _world.Get<PublishServiceLevel>().RunAsync(_second, new("gold", 1, 2), Token)).Error.ShouldBeNull();
    }

    private async Task PublishStepForGoldAsync()
    {
        var content = ActionContent.From(await NewestAsync()) with { Tiers = ["Gold"] };
        var seen = await NewestAsync();
        (
            await _world.Get<SaveActionDraft>().RunAsync(Admin, new(Included, new(seen.Version, seen.Revision), content), Token)
        ).Error.ShouldBeNull();
        seen = await NewestAsync();
        (
            await _world.Get<VersionLife<ActionRow, ActionContent>>().SubmitAsync(Admin, new(Included, seen.Version, seen.Revision), Token)
        ).Error.ShouldBeNull();
        seen = await NewestAsync();
        (
            await _world
                .Get<VersionLife<ActionRow, ActionContent>>()
                .PublishAsync(_second, new(Included, seen.Version, seen.Revision), Token)
        ).Error.ShouldBeNull();
    }

    private async Task<ActionRow> NewestAsync()
    {
        await using var db = _world.Open();
        return await db.Actions.Where(row => row.Key == Included).OrderByDescending(row => row.Version).FirstAsync(Token);
    }

    private async Task<SourceList> SourcesAsync() => (await _world.Get<CheckSources>().RunAsync(Admin, Token)).Value!;

    private async Task<bool> IsExcludedAsync(string caseKey)
    {
        await using var db = _world.Open();
        var id = await db.Cases.Where(row => row.Key == caseKey).Select(row => row.Id).SingleAsync(Token);
        var shown = await _world.Get<RecommendForCase>().RunAsync(Admin, new(id, null), Token);
        return shown.Value.ShouldNotBeNull(shown.Error?.Message).Slate(SlateKind.Action).Excluded.Any(each => each.Code == "not_entitled");
    }

    private static SourceLine LineOf(SourceList list, string source) =>
        list.Lines.Single(line => string.Equals(line.Need.Source, source, StringComparison.Ordinal));

    private static IncomingCase ACase(string key, string account, DateTimeOffset opened) =>
        new(key, "Nobody can sign in since the update", "support")
        {
            Account = account,
            IssueType = "sso",
            OpenedAt = opened,
        };

    private static IncomingEvent Happened(string key, string activity, DateTimeOffset opened, int hour) =>
        new($"{key}-{hour}", activity, opened.AddHours(hour)) { Case = key, By = "ada" };
}
