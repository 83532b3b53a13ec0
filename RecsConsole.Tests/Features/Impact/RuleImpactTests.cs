using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Accounts;
using RecsConsole.Features.Accounts.Contracts;
using RecsConsole.Features.Accounts.Contracts.Editing;
using RecsConsole.Features.Catalog.CaseTypes;
using RecsConsole.Features.Catalog.Taxonomy;
using RecsConsole.Features.Impact;
using RecsConsole.Features.Tenants;
using RecsConsole.Features.Tenants.Changes;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Recommender.Cards;
using RecsConsole.Recommender.Impact;
using RecsConsole.Tests.Features.Work;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Impact;

/// <summary>
/// A contract, case type or term that is sent to a second person is tried on the decisions that it can change; what is predicted is what the
/// next opening shows once it is in force. Where nothing can change, the page says why.
/// </summary>
public sealed class RuleImpactTests : IAsyncLifetime
{
    private const string Why = "As it was agreed last week.";
    private DeskWorld _world = null!;
    private Actor _ada = null!;
    private Actor _ben = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _world = await DeskWorld.CreateAsync(replace: services =>
            services.AddTenants().AddAccounts().AddCaseTypes().AddTaxonomy().AddImpact()
        );
        _ada = await _world.AddPersonAsync("ada", ConsoleRole.Admin);
        _ben = await _world.AddPersonAsync("ben", ConsoleRole.Admin);
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Step_that_the_new_tier_lacks_is_forbidden_as_predicted()
    {
        await LimitToGoldAsync("ask");
        var before = await _world.RecommendAsync();
        Actions(before).ShouldContain("ask");
        await SendTermsAsync(terms => terms with { Tier = "Silver" });

        var predicted = await PredictAsync();
        (await _world.Database.PublishRulesAsync(_ben)).Error.ShouldBeNull();
        var after = await _world.RecommendAsync(before.DecisionId);

        var actions = predicted.Report.Kinds().Single(kind => kind.Kind == SlateKind.Action);
        (predicted.Report.Changed, actions.Forbidden).ShouldBe((1, 1));
        predicted.Sample.ShouldNotBeNull().ShouldStartWith("Computed on decisions about cases of this customer.");
        var slate = SlateOf(predicted);
        slate.Before.ShouldBe(Actions(before));
        slate.After.ShouldBe(Actions(after));
        slate.After.ShouldNotContain("ask");
        predicted.Worst.ShouldHaveSingleItem().CaseKey.ShouldBe("T-1");
    }

    [Fact]
    public async Task Tier_with_a_shorter_promise_moves_the_deadline_and_escalates_as_predicted()
    {
        await _world.PromiseAsync();
        await _world.ChangeAsync(
            ChangeKind.Catalog,
            db =>
                db.ServiceLevels.Add(
                    new()
                    {
                        TenantId = _world.Here.TenantId,
                        Key = "silver",
                        Version = 1,
                        Title = "Silver",
                        Status = VersionStatus.Published,
                        CaseTypes = ["ticket"],
                        Tier = "Silver",
                        TargetMinutes = 60,
                        UpdatedAt = _world.Database.Clock.GetUtcNow().AddDays(-10),
                        Revision = 1,
                    }
                )
        );
        var before = await _world.RecommendAsync();
        await SendTermsAsync(terms => terms with { Tier = "Silver" });

        var predicted = await PredictAsync();
        (await _world.Database.PublishRulesAsync(_ben)).Error.ShouldBeNull();
        var after = await _world.RecommendAsync(before.DecisionId);

        predicted.Report.OtherDeadlines.ShouldBe(1);
        SlateOf(predicted).After.ShouldBe(Actions(after));
        SlateOf(predicted).After.ShouldContain(PromisedDesk.Escalation);
        SlateOf(predicted).Before.ShouldBe(Actions(before));
        SlateOf(predicted).Changes().ShouldBeTrue();
    }

    [Fact]
    public async Task Contract_counts_on_the_day_of_the_decision()
    {
        await LimitToGoldAsync("ask");
        await _world.RecommendAsync();
        var now = _world.Database.Clock.GetUtcNow();
        await SendTermsAsync(terms => terms with { ContractEndsAt = now.AddDays(200) });
        var later = await PredictAsync();
        (await _world.Database.PublishRulesAsync(_ben)).Error.ShouldBeNull();
        await SendTermsAsync(terms => terms with { ContractEndsAt = now.AddDays(-1) });

        var ended = await PredictAsync();

        (later.Report.Decisions.Count, later.Report.Changed, later.Report.OtherDeadlines).ShouldBe((1, 0, 0));
        (ended.Report.Decisions.Count, ended.Report.Changed).ShouldBe((1, 1));
        SlateOf(ended).Forbidden.ShouldBe(["ask"]);
    }

    [Fact]
    public async Task Included_step_comes_back_outside_of_its_tier()
    {
        await LimitToGoldAsync("ask");
        await _world.ChangeAsync(ChangeKind.Configuration, db => db.Accounts.Single(row => row.Key == "acme").Tier = "Silver");
        await _world.RecommendAsync();
        await SendTermsAsync(terms => terms with { Entitlements = ["ask"] });

        var predicted = await PredictAsync();

        SlateOf(predicted).Gained().ShouldBe(["ask"]);
    }

    [Fact]
    public async Task Decisions_on_cases_of_other_customers_are_not_computed()
    {
        await _world.RecommendAsync();
        await _world.ChangeAsync(
            ChangeKind.Configuration,
            db =>
                db.Accounts.Add(
                    new()
                    {
                        TenantId = _world.Here.TenantId,
                        Key = "globex",
                        Name = "Globex",
                        Tier = "Gold",
                    }
                )
        );
        await SendTermsAsync(terms => terms with { Tier = "Silver" }, "globex");

        var predicted = await PredictAsync();

        predicted.Report.Decisions.ShouldBeEmpty();
        predicted.Sample.ShouldNotBeNull();
    }

    [Fact]
    public async Task Region_changes_no_suggestion_and_the_page_says_so()
    {
        await _world.RecommendAsync();
        await SendTermsAsync(terms => terms with { Region = "UK" });

        var change = await _world.Database.ReadRulesAsync(_ben);

        change.Impact.ShouldBeNull();
        change.WhyNotTried.ShouldBe("No suggestion depends on the region of a customer, so there is nothing to try on past decisions.");
        var tried = await TryAsync(_ben, new(ImpactKind.Rules, change.Id.ToString("D"), 0));
        tried.Error!.Kind.ShouldBe(ErrorKind.NotFound);
    }

    [Fact]
    public async Task Another_workflow_of_a_case_type_allows_other_steps_as_predicted()
    {
        await _world.AddShortWorkflowAsync();
        var before = await _world.RecommendAsync();
        await SendTypeAsync("Ticket", "short");

        var predicted = await PredictAsync();
        (await _world.Database.PublishRulesAsync(_ben)).Error.ShouldBeNull();
        var after = await _world.RecommendAsync(before.DecisionId);

        predicted.Report.OtherFirstSteps.ShouldBe(Actions(before).First() == Actions(after).First() ? 0 : 1);
        SlateOf(predicted).Before.ShouldBe(Actions(before));
        SlateOf(predicted).After.ShouldBe(Actions(after));
        SlateOf(predicted).After.ShouldContain("fix");
        predicted.Sample.ShouldBe("Computed on decisions about cases of this type.");
    }

    [Fact]
    public async Task Name_of_a_case_type_changes_no_suggestion_and_the_page_says_so()
    {
        await _world.RecommendAsync();
        await SendTypeAsync("Tickets", "desk");

        var change = await _world.Database.ReadRulesAsync(_ben);

        change.HasImpact.ShouldBeFalse();
        change.WhyNotTried.ShouldNotBeNull().ShouldStartWith("Suggestions depend on workflow and calendar of a case type");
    }

    [Fact]
    public async Task Term_changes_no_suggestion_and_the_page_says_so()
    {
        var before = await _world.RecommendAsync();
        var name = new TermName(TermKind.IssueType, "printer");
        (await _world.Get<AddTerms>().RunAsync(_ada, [new(TermKind.IssueType, "printer", "Printers")], Token)).Error.ShouldBeNull();
        var retired = new ChangedTerm(name, "Printers", IsRetired: true, 1, Why);
        (await _world.Get<SaveTerm>().RunAsync(_ada, retired, Token)).Error.ShouldBeNull();

        var change = await _world.Database.ReadRulesAsync(_ben);
        (await _world.Database.PublishRulesAsync(_ben)).Error.ShouldBeNull();
        var after = await _world.RecommendAsync(before.DecisionId);

        change.HasImpact.ShouldBeFalse();
        change.WhyNotTried.ShouldNotBeNull().ShouldStartWith("Suggestions go by the value, which stays.");
        Actions(after).ShouldBe(Actions(before));
    }

    [Fact]
    public async Task Report_is_recorded_with_the_publication_and_only_those_who_may_publish_try()
    {
        await LimitToGoldAsync("ask");
        await _world.RecommendAsync();
        await SendTermsAsync(terms => terms with { Tier = "Silver" });
        var change = await _world.Database.ReadRulesAsync(_ben);
        var stranger = await _world.AddPersonAsync("sten", ConsoleRole.Admin, elsewhere: true);
        var subject = change.Impact.ShouldNotBeNull();

        (await TryAsync(_world.Here.Agent, subject)).Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        (await TryAsync(stranger, subject)).Error!.Kind.ShouldBe(ErrorKind.NotFound);
        var stamp = ImpactStamp.From((await PredictAsync()).Report);
        var published = await _world.Get<PublishSettings>().RunAsync(_ben, new(new(change.Id, change.Revision), stamp), Token);

        published.Error.ShouldBeNull();
        await using var db = _world.Open();
        (await db.AuditEntries.SingleAsync(row => row.Operation == "save.account", Token)).DetailsJson.ShouldContain(stamp.Hash);
    }

    private static List<string> Actions(ShownDecision decision) => [.. decision.Slate(SlateKind.Action).Items.Select(item => item.Id)];

    private static SlateImpact SlateOf(ImpactView view) =>
        view.Report.Decisions.ShouldHaveSingleItem().Slates.Single(slate => slate.Kind == SlateKind.Action);

    private Task LimitToGoldAsync(string action) =>
        _world.ChangeAsync(ChangeKind.Catalog, db => db.Actions.Single(row => row.Key == action).Tiers = ["Gold"]);

    private Task<Result<ImpactView>> TryAsync(Actor actor, ImpactSubject subject) =>
        _world.Get<PreviewImpact>().RunAsync(actor, subject, _ => { }, Token);

    // what the second person sees before the change is put into force
    private async Task<ImpactView> PredictAsync()
    {
        var change = await _world.Database.ReadRulesAsync(_ben);
        var tried = await TryAsync(_ben, change.Impact.ShouldNotBeNull());
        return tried.Value ?? throw new InvalidOperationException(tried.Error!.Message);
    }

    private async Task SendTermsAsync(Func<AccountTerms, AccountTerms> change, string account = "acme")
    {
        await using var db = _world.Open();
        var row = await db.Accounts.SingleAsync(found => found.Key == account, Token);
        using var scope = _world.Database.Services.CreateScope();
        var saved = await scope
            .ServiceProvider.GetRequiredService<SaveAccount>()
            .RunAsync(_ada, new(change(AccountTerms.From(row)), row.Revision) { Why = Why }, Token);
        saved.Error.ShouldBeNull();
    }

    private async Task SendTypeAsync(string title, string workflow)
    {
        await using var db = _world.Open();
        var seen = await db.CaseTypes.Where(row => row.Key == "ticket").Select(row => row.Revision).SingleAsync(Token);
        using var scope = _world.Database.Services.CreateScope();
        var saved = await scope
            .ServiceProvider.GetRequiredService<SaveCaseType>()
            .RunAsync(_ada, new("ticket", title, workflow, seen) { Why = Why }, Token);
        saved.Error.ShouldBeNull();
    }
}
