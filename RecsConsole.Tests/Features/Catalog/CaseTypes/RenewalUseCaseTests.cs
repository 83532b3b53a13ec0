using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Accounts;
using RecsConsole.Features.Accounts.Contracts.Exchange;
using RecsConsole.Features.Accounts.Signals;
using RecsConsole.Features.Cases;
using RecsConsole.Features.Cases.Exchange.Receiving;
using RecsConsole.Features.Catalog;
using RecsConsole.Features.Catalog.CaseTypes;
using RecsConsole.Features.Catalog.CaseTypes.Templates;
using RecsConsole.Features.Catalog.CaseTypes.UseCases;
using RecsConsole.Features.Documents;
using RecsConsole.Features.Documents.Import;
using RecsConsole.Features.Recommendations;
using RecsConsole.Platform;
using RecsConsole.Platform.Mail;
using RecsConsole.Recommender;
using RecsConsole.Recommender.Cards;
using RecsConsole.Recommender.Retrieval;
using RecsConsole.Tenancy.UseCases;
using RecsConsole.Tests.Features.Accounts.Contracts;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Support.ReceivedRows;

namespace RecsConsole.Tests.Features.Catalog.CaseTypes;

/// <summary>Sales and renewals in a tenant without seeded data: another kind of work, by data and configuration alone.</summary>
public sealed class RenewalUseCaseTests : IAsyncLifetime
{
    private const int Finished = 12;
    private static readonly NewCaseType s_renewal = UseCaseExamples.From("renewal", "Renewals");

    private readonly TemporaryFolder _folder = new();
    private TermsWorld _world = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Actor Admin => _world.Admin;

    private Actor Job => Actor.Job(Admin.TenantId);

    public async ValueTask InitializeAsync()
    {
        _world = await TermsWorld.CreateAsync(add: services =>
        {
            services.AddRecommendations().AddCases().AddCatalog().AddDocuments();
            services.TryAddSingleton<IMailTransport, NoTransport>();
        });
        await _world.ChangeAsync(db =>
        {
            var admin = db.People.Single(row => row.Id == Admin.PersonId);
            (admin.Roles, admin.Clearance) = (["admin", "agent"], 2);
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _world.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    [Trait("Req", "R194")]
    public async Task Second_use_case_is_switched_on_by_data_once_its_three_questions_are_answered()
    {
        (await AddAsync(UseCaseExamples.Support)).Error.ShouldBeNull();
        var answers = UseCaseExamples.Answers;

        var unanswered = await AddAsync(s_renewal with { Answers = UseCaseAnswers.None });
        var withoutFrequency = await AddAsync(s_renewal with { Answers = answers with { Frequency = null } });
        var withoutCost = await AddAsync(s_renewal with { Answers = answers with { ErrorCost = null } });
        var withoutSource = await AddAsync(s_renewal with { Answers = answers with { SignalSource = " " } });
        var before = await TypesAsync();
        var answered = await AddAsync(s_renewal);

        unanswered.Error!.Message.ShouldBe("State how often a next step is decided.");
        withoutFrequency.Error!.Message.ShouldBe("State how often a next step is decided.");
        withoutCost.Error!.Message.ShouldBe("State what a wrong step costs.");
        withoutSource.Error!.Message.ShouldBe("State what shows whether a step helped, in at most 300 characters.");
        before.Select(line => line.Key).ShouldBe(["support"]);
        answered.Error.ShouldBeNull();
        (await TypesAsync())
            .Select(line => line.Stated)
            .ShouldBe([
                new UseCase("renewal", DecisionFrequency.SeveralADay, ErrorCost.Medium, "The customer confirms it"),
                new UseCase("support", DecisionFrequency.SeveralADay, ErrorCost.Medium, "The customer confirms it"),
            ]);
    }

    [Fact]
    [Trait("Req", "R194")]
    public async Task Answers_can_be_given_later_for_a_type_that_came_with_an_import()
    {
        (await AddAsync(s_renewal)).Error.ShouldBeNull();
        await _world.ChangeAsync(db => db.TenantConfigurations.RemoveRange(db.TenantConfigurations));
        var line = (await TypesAsync()).ShouldHaveSingleItem();
        line.Stated.ShouldBeNull();

        var change = new ChangedCaseType(line.Key, line.Name, line.WorkflowKey, line.Revision) { Why = "Nobody was asked." };
        var refused = await SaveAsync(change with { Answers = UseCaseAnswers.None });
        var saved = await SaveAsync(change with { Answers = UseCaseExamples.Answers });

        refused.Error!.Kind.ShouldBe(ErrorKind.Invalid);
        saved.Error.ShouldBeNull();
        (await _world.Database.PublishRulesAsync(await _world.SecondAsync())).Error.ShouldBeNull();
        (await TypesAsync()).ShouldHaveSingleItem().Stated!.SignalSource.ShouldBe("The customer confirms it");
        await using var db = _world.Open();
        var version = await db.TenantConfigurations.SingleAsync(Token);
        version.AuthorId.ShouldBe(Admin.PersonId, "who wrote it, not who put it into force");
        var entries = await db
            .AuditEntries.Where(row => row.Operation == "state.use_case")
            .Select(row => row.DetailsJson)
            .ToListAsync(Token);
        entries.ShouldContain(details => details.Contains($"\"author\":\"{Admin.PersonId:D}\"", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Req", "R10")]
    [Trait("Req", "R220")]
    public async Task Opportunity_of_a_customer_for_a_product_is_advised_on_by_the_same_engine()
    {
        (await AddAsync(s_renewal)).Error.ShouldBeNull();
        await BringAsync();

        var shown = await RecommendAsync("opportunity");
        var customer = (await _world.Get<ReadAccount>().RunAsync(Admin, "acme", Token)).Value.ShouldNotBeNull();

        var steps = shown.Slate(SlateKind.Action).Items.Select(item => item.Id).ToList();
        steps.ShouldNotBeEmpty();
        steps.ShouldBeSubsetOf(
            CaseTypeTemplates.Find("renewal")!.Actions.Where(step => step.From.Contains("in_progress")).Select(step => step.Key)
        );
        steps.ShouldContain("record-contract", "it ended well in all similar cases");
        shown.Slate(SlateKind.Document).Items.ShouldHaveSingleItem().Id.ShouldBe("analytics-offer");
        shown.SimilarCases.ShouldNotBeEmpty();
        customer.Account.ContractEndsAt.ShouldNotBeNull();
        customer.Signals.ShouldContain(signal => signal.Kind == AccountSignalKind.ContractEnds);
        customer.Open.ShouldHaveSingleItem();
    }

    private Task<Result<AddedCaseType>> AddAsync(NewCaseType wanted) => _world.Get<AddCaseType>().RunAsync(Admin, wanted, Token);

    private Task<Result<string>> SaveAsync(ChangedCaseType changed) => _world.Get<SaveCaseType>().RunAsync(Admin, changed, Token);

    private async Task<IReadOnlyList<CaseTypeLine>> TypesAsync() => (await _world.Get<ListCaseTypes>().RunAsync(Admin, Token)).Value!.Lines;

    // A customer whose contract ends soon, an open opportunity for a product, and those that were won before.
    private async Task BringAsync()
    {
        IncomingAccount[] accounts =
        [
            new("acme")
            {
                Name = "Acme",
                Tier = "Gold",
                Region = "EU",
                ContractEndsAt = _world.Now.AddDays(40),
            },
        ];
        AllTaken(await _world.Get<ReceiveAccounts>().RunAsync(Admin, Rows(accounts), Token));
        var path = _folder.In("documents.jsonl");
        await File.WriteAllTextAsync(path, Offer, Token);
        (await _world.Get<ImportDocuments>().FromSourceAsync(Job, new DocumentFiles(null, path), _ => { }, Token)).Error.ShouldBeNull();
        var opened = _world.Now.AddDays(-2);
        var keys = Enumerable.Range(0, Finished).Select(number => FormattableString.Invariant($"won-{number}")).ToList();
        AllTaken(
            await _world.Get<ReceiveCases>().RunAsync(Admin, Rows(keys.Append("opportunity").Select(key => ACase(key, opened))), Token)
        );
        List<IncomingEvent> events =
        [
            .. keys.Append("opportunity").Select(key => Happened(key, "take-over", opened, 1)),
            .. keys.Select(key => Happened(key, "record-contract", opened, 2)),
            .. keys.Select(key => Happened(key, "close-case", opened, 3)),
        ];
        AllTaken(await _world.Get<ReceiveEvents>().RunAsync(Admin, Rows(events), Token));
        await _world.Get<SearchSnapshots>().RebuildAsync(Job, Token);
    }

    private async Task<ShownDecision> RecommendAsync(string caseKey)
    {
        await using var db = _world.Open();
        var id = await db.Cases.Where(row => row.Key == caseKey).Select(row => row.Id).SingleAsync(Token);
        var shown = await _world.Get<RecommendForCase>().RunAsync(Admin, new(id, null), Token);
        return shown.Value.ShouldNotBeNull(shown.Error?.Message);
    }

    private static string Offer =>
        """
            {"key":"analytics-offer","title":"What we may offer","classification":"internal","issueTypes":["analytics"],"text":"Term, price and conditions for a contract that runs out, and who may grant more."}

            """;

    private static IncomingCase ACase(string key, DateTimeOffset opened) =>
        new(key, "The contract of the customer runs out", "renewal")
        {
            Description = "They ask for the price and the term of another year.",
            Account = "acme",
            IssueType = "contract-end",
            Product = "analytics",
            OpenedAt = opened,
        };

    private static IncomingEvent Happened(string key, string activity, DateTimeOffset opened, int hour) =>
        new($"{key}-{hour}", activity, opened.AddHours(hour)) { Case = key, By = "ada" };
}
