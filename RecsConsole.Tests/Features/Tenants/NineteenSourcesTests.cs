using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using RecsConsole.Casework.Intake;
using RecsConsole.Database;
using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Accounts.Contracts.Exchange;
using RecsConsole.Features.Cases;
using RecsConsole.Features.Cases.Exchange.Receiving;
using RecsConsole.Features.Catalog;
using RecsConsole.Features.Catalog.CaseTypes;
using RecsConsole.Features.Catalog.Playbooks;
using RecsConsole.Features.Catalog.Policies;
using RecsConsole.Features.Catalog.ServiceLevels;
using RecsConsole.Features.Catalog.Versions;
using RecsConsole.Features.Documents;
using RecsConsole.Features.Documents.Administration;
using RecsConsole.Features.Documents.Import;
using RecsConsole.Features.Embeddings;
using RecsConsole.Features.NextSteps;
using RecsConsole.Features.People;
using RecsConsole.Features.People.Experience;
using RecsConsole.Features.People.Import;
using RecsConsole.Features.Recommendations;
using RecsConsole.Features.Recommendations.Responses;
using RecsConsole.Features.Tenants;
using RecsConsole.Features.Tenants.Changes;
using RecsConsole.Features.Tenants.SourceCheck;
using RecsConsole.Platform;
using RecsConsole.Platform.Jobs;
using RecsConsole.Platform.Mail;
using RecsConsole.Recommender;
using RecsConsole.Recommender.Retrieval;
using RecsConsole.Tests.Features.Accounts.Contracts;
using RecsConsole.Tests.Features.Catalog.CaseTypes;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Desk;
using RecsConsole.Tests.Support.Servers;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Support.ReceivedRows;

namespace RecsConsole.Tests.Features.Tenants;

/// <summary>In a tenant without seeded data, every source gets what it needs from pages, imports and the API alone.</summary>
public sealed class NineteenSourcesTests : IAsyncLifetime
{
    private const int Finished = 60;
    private const int WithDocument = 8;

    private readonly TemporaryFolder _folder = new();
    private IntentServer _reader = null!;
    private TermsWorld _world = null!;
    private Actor _second = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Actor Admin => _world.Admin;

    private Actor Job => Actor.Job(Admin.TenantId);

    // Open cases are late by now; cases that end now are solved in time.
    private DateTimeOffset OpenedOf(string key) => _world.Now.AddHours(key.StartsWith("open", StringComparison.Ordinal) ? -48 : -4);

    public async ValueTask InitializeAsync()
    {
        _reader = await IntentServer.StartAsync();
        _world = await TermsWorld.CreateAsync(add: services =>
        {
            services.AddRecommendations().AddCases().AddCatalog().AddTenants().AddDocuments().AddPeople().AddNextSteps().AddEmbeddings();
            services.TryAddSingleton<IMailTransport, NoTransport>();
            services.AddSingleton(Options.Create(_reader.OptionsFor("here"))); // a model is the operator's to set
        });
        _second = await _world.AddPersonAsync("ben", "admin");
    }

    public async ValueTask DisposeAsync()
    {
        await _world.DisposeAsync();
        await _reader.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    [Trait("Req", "R206")]
    public async Task Every_source_proposes_in_a_tenant_that_was_never_seeded()
    {
        await BringPeopleAndCustomersAsync();
        await DoneAsync(_world.Get<AddCaseType>().RunAsync(Admin, UseCaseExamples.Support, Token));
        await PublishServiceLevelAsync();
        await OpenCasesAsync();
        await BringDocumentsAsync(policy: null);
        await PublishPolicyAndPlaybookAsync();
        await BringDocumentsAsync(policy: "sso-first");
        await UseDocumentsAsync();
        await FinishCasesAsync();
        await RunJobsAsync();
        await SwitchOnAsync();

        var sources = (await _world.Get<CheckSources>().RunAsync(Admin, Token)).Value!;

        sources.Lines.Count.ShouldBe(typeof(SourceNames).GetFields().Length, "each source has its line");
        sources.Tried.ShouldBe(2);
        sources
            .Lines.Where(line => line.Status is not SourceStatus.Proposes)
            .Select(line => $"{line.Need.Source}: {line.Status}, has {line.Stock}")
            .ShouldBeEmpty();
        var elsewhere = (await _world.Get<CheckSources>().RunAsync(_world.Stranger, Token)).Value!;
        elsewhere.Lines.ShouldAllBe(line => line.Stock == 0 && line.Cases == 0);
    }

    private async Task BringPeopleAndCustomersAsync()
    {
        var people = Write(
            "people.csv",
            "key,name,roles,teams,skills(level),clearance\n"
                + "ada,Ada,admin;agent,Access,,confidential\n"
                + "cy,Cy,agent,Access,sso(4),confidential\n"
                + "dee,Dee,agent,Access,sso(3),confidential\n"
        );
        await DoneAsync(_world.Get<ImportPeople>().RunAsync(Job, new(people), Token));
        IncomingAccount[] accounts =
        [
            new("first")
            {
                Name = "First",
                Tier = "Gold",
                Region = "EU",
            },
            new("second")
            {
                Name = "Second",
                Tier = "Gold",
                Region = "EU",
            },
        ];
        await TakenAsync(_world.Get<ReceiveAccounts>().RunAsync(Admin, Rows(accounts), Token));
    }

    private async Task PublishServiceLevelAsync()
    {
        var level = new ServiceLevelContent
        {
            Title = "Gold",
            Tier = "Gold",
            TargetMinutes = 36 * 60,
        };
        await DoneAsync(_world.Get<SaveServiceLevelDraft>().RunAsync(Admin, new("gold", null, level), Token));
        await DoneAsync(_world.Get<VersionLife<ServiceLevelRow, ServiceLevelContent>>().SubmitAsync(Admin, new("gold", 1, 1), Token));
        await DoneAsync(_world.Get<PublishServiceLevel>().RunAsync(_second, new("gold", 1, 2), Token));
    }

    private async Task PublishPolicyAndPlaybookAsync()
    {
        var policy = new PolicyContent
        {
            Title = "Sign-in problems are reproduced",
            Statement = "Whoever solves a sign-in problem has seen it.",
            EffectiveFrom = _world.Now.AddDays(-1),
            Rules =
            [
                new()
                {
                    IssueTypes = ["sso"],
                    Requires = ["reproduce-problem"],
                    Documents = ["sso-policy"],
                },
            ],
        };
        await DoneAsync(_world.Get<SavePolicyDraft>().RunAsync(Admin, new("sso-first", null, policy), Token));
        await DoneAsync(_world.Get<VersionLife<PolicyRow, PolicyContent>>().SubmitAsync(Admin, new("sso-first", 1, 1), Token));
        await DoneAsync(_world.Get<VersionLife<PolicyRow, PolicyContent>>().PublishAsync(_second, new("sso-first", 1, 2), Token));
        var playbook = new PlaybookContent(
            "Sign-in",
            [],
            [new PlaybookStep("check-known-problems", []), new PlaybookStep("apply-fix", [])]
        );
        await DoneAsync(_world.Get<SavePlaybookDraft>().RunAsync(Admin, new("sign-in", null, playbook), Token));
        await DoneAsync(_world.Get<VersionLife<PlaybookRow, PlaybookContent>>().SubmitAsync(Admin, new("sign-in", 1, 1), Token));
        await DoneAsync(_world.Get<VersionLife<PlaybookRow, PlaybookContent>>().PublishAsync(_second, new("sign-in", 1, 2), Token));
    }

    /// <param name="policy">The policy that the second document states; it can be named once it exists.</param>
    private async Task BringDocumentsAsync(string? policy)
    {
        var states = policy is null ? "" : $"\"policyKey\":\"{policy}\",";
        var documents = Write(
            "documents.jsonl",
            $$"""
            {"key":"sso-guide","title":"Sign-in after a certificate update","classification":"internal","issueTypes":["sso"],"text":"When nobody can sign in after the certificate update, replace the certificate of the portal and restart the sign-in service."}
            {"key":"sso-policy","title":"Sign-in problems","classification":"internal",{{states}}"text":"Whoever solves a sign-in problem has reproduced it with a test account of the portal."}

            """
        );
        await DoneAsync(_world.Get<ImportDocuments>().FromSourceAsync(Job, new DocumentFiles(null, documents), _ => { }, Token));
        await DoneAsync(_world.Get<CurateDocument>().RunAsync(Admin, new("sso-guide", ["sso"]), Token));
        await _world.Get<SearchSnapshots>().RebuildAsync(Job, Token);
    }

    private async Task OpenCasesAsync()
    {
        string[] open = ["open-1", "open-2"];
        List<string> keys = [.. open, .. Enumerable.Range(0, Finished).Select(KeyOf)];
        var cases = keys.Select(
            (key, at) =>
                new IncomingCase(key, $"Nobody can sign in to the portal since the certificate update {at % 7}", "support")
                {
                    Description = "The sign-in page of the portal says that the certificate is not trusted.",
                    Account = at % 2 == 0 ? "first" : "second",
                    IssueType = "sso",
                    Product = "Portal",
                    Region = "EU",
                    Priority = 2,
                    Team = "Access",
                    OpenedAt = OpenedOf(key),
                }
        );
        await TakenAsync(_world.Get<ReceiveCases>().RunAsync(Admin, Rows(cases), Token));
        await TakenAsync(_world.Get<ReceiveEvents>().RunAsync(Admin, Rows(keys.Select(key => Happened(key, "take-over", "cy", 1))), Token));
    }

    // Marks documents as useful on the page before the cases end.
    private async Task UseDocumentsAsync()
    {
        for (var i = 0; i < WithDocument; i++)
        {
            await using var db = _world.Open();
            var key = KeyOf(i);
            var id = await db.Cases.Where(row => row.Key == key).Select(row => row.Id).SingleAsync(Token);
            var shown = await _world.Get<RecommendForCase>().RunAsync(Admin, new(id, null), Token);
            var decision = shown.Value.ShouldNotBeNull(shown.Error?.Message).DecisionId!.Value;
            var useful = new RespondToSlateRequest(Guid.NewGuid(), decision, ResponseKind.Accept, SlateKind.Document, "sso-guide");
            await DoneAsync(_world.Get<RespondToSlate>().RunAsync(Admin, useful, Token));
        }
    }

    private async Task FinishCasesAsync()
    {
        var keys = Enumerable.Range(0, Finished).Select(KeyOf).ToList();
        await TakenAsync(
            _world
                .Get<ReceiveEvents>()
                .RunAsync(
                    Admin,
                    Rows<IncomingEvent>([
                        .. keys.Select(key => Happened(key, "apply-fix", "dee", 4)),
                        .. keys.Select(key => Happened(key, "close-case", "dee", 4)),
                    ]),
                    Token
                )
        );
    }

    private async Task RunJobsAsync()
    {
        await DoneAsync(_world.Get<CountExperience>().RunAsync(Job, Token));
        await DoneAsync(_world.Get<LearnNextSteps>().RunAsync(Job, new(new JobProgress()), Token));
        await DoneAsync(_world.Get<EmbedTexts>().RunAsync(Job, new(new JobProgress()), Token));
        await _world.Get<SearchSnapshots>().RebuildAsync(Job, Token);
    }

    // those that are off until a tenant wants them, on the page of the settings
    private async Task SwitchOnAsync()
    {
        var settings = (await _world.Get<ReadTenantSettings>().RunAsync(Admin, Token)).Value!.Current;
        var wanted = settings with { Part = settings.Part with { EnabledSources = SourceSwitches.OptIn } };
        var sent = await _world.Get<ProposeSettings>().RunAsync(Admin, new(settings.Version, wanted, "All sources"), Token);
        await DoneAsync(_world.Get<PublishSettings>().RunAsync(_second, new(new(sent.Value, 1), null), Token));
    }

    private IncomingEvent Happened(string key, string activity, string by, int hour) =>
        new($"{key}-{activity}", activity, OpenedOf(key).AddHours(hour)) { Case = key, By = by };

    private string Write(string name, string text)
    {
        var path = _folder.In(name);
        File.WriteAllText(path, text);
        return path;
    }

    private static string KeyOf(int number) => FormattableString.Invariant($"done-{number}");

    private static async Task DoneAsync<T>(Task<Result<T>> doing) => (await doing).Error.ShouldBeNull();

    private static async Task TakenAsync(Task<Result<IReadOnlyList<ReceivedRow>>> doing) => AllTaken(await doing);
}
