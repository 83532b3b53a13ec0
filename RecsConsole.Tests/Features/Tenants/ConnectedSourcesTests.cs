using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using RecsConsole.Database;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Features.Accounts.Contracts.Exchange;
using RecsConsole.Features.Cases;
using RecsConsole.Features.Cases.Exchange.Receiving;
using RecsConsole.Features.Catalog;
using RecsConsole.Features.Catalog.CaseTypes;
using RecsConsole.Features.Catalog.Playbooks;
using RecsConsole.Features.Catalog.Policies;
using RecsConsole.Features.Catalog.ServiceLevels;
using RecsConsole.Features.Connections;
using RecsConsole.Features.Connections.Editing;
using RecsConsole.Features.Connections.Syncing;
using RecsConsole.Features.Conversation;
using RecsConsole.Features.Documents;
using RecsConsole.Features.Documents.Administration;
using RecsConsole.Features.Documents.Exchange;
using RecsConsole.Features.Embeddings;
using RecsConsole.Features.NextSteps;
using RecsConsole.Features.People;
using RecsConsole.Features.People.Import;
using RecsConsole.Features.Recommendations;
using RecsConsole.Features.Tenants;
using RecsConsole.Features.Webhooks;
using RecsConsole.Platform;
using RecsConsole.Platform.Jobs;
using RecsConsole.Platform.Mail;
using RecsConsole.Platform.Web;
using RecsConsole.Recommender.Retrieval;
using RecsConsole.Tests.Connectors;
using RecsConsole.Tests.Features.Accounts.Contracts;
using RecsConsole.Tests.Features.Catalog.CaseTypes;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Servers;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Features.Tenants.SourceSteps;
using static RecsConsole.Tests.Support.ReceivedRows;

namespace RecsConsole.Tests.Features.Tenants;

/// <summary>
/// A team connects its Redmine, and brings on pages and by the API what Redmine does not have: then every source proposes. Nothing is
/// seeded.
/// </summary>
[Collection(TicketServerTestGroup.Name)]
public sealed class ConnectedSourcesTests(SharedRedmine server) : IAsyncLifetime
{
    private const string CaseType = "support";

    // every project and ticket of the server has this name and this type
    private const string Project = "Desk";
    private const string Tracker = "Support";
    private const string Team = "Access";
    private const string Guide = "sso-guide";
    private const string PolicyText = "sso-policy";
    private const string Policy = "sso-first";
    private const int Finished = 60;
    private const int WithDocument = 8;
    private const int StayOpen = 2;

    private readonly TemporaryFolder _folder = new();
    private IntentServer _reader = null!;
    private TermsWorld _world = null!;
    private Actor _second = null!;
    private SourceSteps _steps = null!;
    private List<string> _cases = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Actor Admin => _world.Admin;

    private Actor Job => Actor.Job(Admin.TenantId);

    private IEnumerable<string> Ending => _cases.Take(Finished);

    public async ValueTask InitializeAsync()
    {
        _reader = await IntentServer.StartAsync();
        _world = await TermsWorld.CreateAsync(add: services =>
        {
            services.AddRecommendations().AddCases().AddCatalog().AddTenants().AddDocuments().AddPeople().AddNextSteps().AddEmbeddings();
            services.AddTicketSystems().AddWebhooks().AddConversation().AddSingleton<JobRequests>();
            services.AddSingleton(new PublicAddress(path => "https://console.example" + path));
            services.TryAddSingleton<IMailTransport, NoTransport>();
            services.AddSingleton(Options.Create(_reader.OptionsFor("here"))); // a model is the operator's to set
        });
        _second = await _world.AddPersonAsync("ben", "admin");
        _steps = new(_world.Get<IServiceProvider>(), Admin, _second);
    }

    public async ValueTask DisposeAsync()
    {
        await _world.DisposeAsync();
        await _reader.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    [Trait("Speed", "Slow")]
    [Trait("Req", "R206")]
    public async Task Every_source_proposes_in_a_tenant_that_connected_its_redmine()
    {
        var redmine = await server.OpenAsync();
        await BringPeopleAsync();
        await DoneAsync(_world.Get<AddCaseType>().RunAsync(Admin, UseCaseExamples.Support, Token));
        await ConnectAsync(redmine);
        await BringCustomersAsync();
        await PublishServiceLevelAsync();
        await TakeOverAsync();
        await BringDocumentsAsync(policy: null);
        await PublishPolicyAndPlaybookAsync();
        await BringDocumentsAsync(Policy);
        await DoneAsync(_world.Get<CurateDocument>().RunAsync(Admin, new(Guide, [Tracker]), Token));
        await _world.Get<SearchSnapshots>().RebuildAsync(Job, Token);
        foreach (var key in Ending.Take(WithDocument))
        {
            await _steps.UseDocumentAsync(key, Guide);
        }

        await FinishCasesAsync();
        _world.Database.Clock.Advance(TimeSpan.FromHours(12)); // the open ones are late now
        await _steps.LearnAsync();
        await _steps.SwitchOnAsync();

        await _steps.ShouldAllProposeAsync(StayOpen);
        await _steps.ShouldHaveNothingAsync(_world.Stranger);
    }

    private async Task BringPeopleAsync()
    {
        var people = _folder.In("people.csv");
        await File.WriteAllTextAsync(
            people,
            "key,name,roles,teams,skills(level),clearance\n"
                + $"ada,Ada,admin;agent,{Team},,confidential\n"
                + $"cy,Cy,agent,{Team},{Tracker}(4),confidential\n"
                + $"dee,Dee,agent,{Team},{Tracker}(3),confidential\n",
            Token
        );
        await DoneAsync(_world.Get<ImportPeople>().RunAsync(Job, new(people), Token));
    }

    // on the page of the connections: tested first, then saved with the statuses and queues that the test showed
    private async Task ConnectAsync(RedmineServer redmine)
    {
        for (var i = 0; i < Finished + StayOpen; i++)
        {
            await redmine.OpenAsync(
                $"Nobody can sign in to the portal since the certificate update {i % 7}",
                "The sign-in page of the portal says that the certificate is not trusted."
            );
        }

        _world.Database.Clock.Set(DateTimeOffset.UtcNow); // Redmine has its own clock
        var asked = new PreviewConnectionRequest(null, "redmine", redmine.Address, redmine.KeyOf("svc"), redmine.Project);
        var preview = (await _world.Get<PreviewConnection>().RunAsync(Admin, asked, Token)).Value!;
        preview.Tickets.Count.ShouldBe(PreviewConnection.Max);
        preview.Tickets.ShouldAllBe(ticket => ticket.Queue == Project);
        var request = new SaveConnectionRequest(
            null,
            0,
            "Redmine",
            "redmine",
            redmine.Address,
            redmine.KeyOf("svc"),
            redmine.Project,
            "RM",
            CaseType,
            null
        )
        {
            Statuses =
            [
                new(redmine.StatusId("New"), "New", "new"),
                new(redmine.StatusId("In Progress"), "In Progress", "in_progress"),
                new(redmine.StatusId("Resolved"), "Resolved", "resolved"),
            ],
            Teams = [new(Project, Team)],
        };
        await DoneAsync(_world.Get<SaveConnection>().RunAsync(Admin, request, Token));
        await SyncAsync();
        await using var db = _world.Open();
        _cases = await db.Cases.OrderBy(row => row.OpenedAt).ThenBy(row => row.Key).Select(row => row.Key).ToListAsync(Token);
        _cases.Count.ShouldBe(Finished + StayOpen);
        (await db.Cases.CountAsync(row => row.TeamKey == Team && row.IssueType == Tracker, Token)).ShouldBe(_cases.Count);
    }

    private async Task SyncAsync()
    {
        var synced = await _world.Get<SyncTickets>().RunAsync(Job, new(new JobProgress()), Token);
        synced.Value.ShouldNotBeNull(synced.Error?.Message).Failed.ShouldBe(0);
    }

    // Redmine knows no customers: the API says whose case each ticket is
    private async Task BringCustomersAsync()
    {
        string[] keys = ["first", "second"];
        var accounts = keys.Select(key => new IncomingAccount(key)
        {
            Name = key,
            Tier = "Gold",
            Region = "EU",
        });
        await TakenAsync(_world.Get<ReceiveAccounts>().RunAsync(Admin, Rows(accounts), Token));
        await using var db = _world.Open();
        var titles = await db.Cases.ToDictionaryAsync(row => row.Key, row => row.Title, StringComparer.Ordinal, Token);
        var cases = _cases.Select(
            (key, at) => new IncomingCase(key, titles[key], CaseType) { Account = keys[at % keys.Length], Region = "EU" }
        );
        await TakenAsync(_world.Get<ReceiveCases>().RunAsync(Admin, Rows(cases), Token));
    }

    private async Task PublishServiceLevelAsync()
    {
        var level = new ServiceLevelContent
        {
            Title = "Gold",
            Tier = "Gold",
            TargetMinutes = 8 * 60,
        };
        await DoneAsync(_world.Get<SaveServiceLevelDraft>().RunAsync(Admin, new("gold", null, level), Token));
        await _steps.PublishAsync<ServiceLevelRow, ServiceLevelContent>("gold", appliesToOpenCases: true);
    }

    private Task TakeOverAsync()
    {
        _world.Database.Clock.Advance(TimeSpan.FromHours(1));
        return HappenedAsync(_cases.Select(key => Happened(key, "take-over", "cy")));
    }

    // by the API, from a source that two administrators trust
    private async Task BringDocumentsAsync(string? policy)
    {
        IncomingDocument[] documents =
        [
            new(
                Guide,
                "Sign-in after a certificate update",
                "When nobody can sign in after the certificate update, replace the certificate of the portal and restart the sign-in service."
            )
            {
                Status = "effective",
                IssueTypes = [Tracker],
            },
            new(PolicyText, "Sign-in problems", "Whoever solves a sign-in problem has reproduced it with a test account of the portal.")
            {
                Status = "effective",
                IssueTypes = [Tracker],
                PolicyKey = policy,
            },
        ];
        await TakenAsync(_world.Get<ReceiveDocuments>().RunAsync(Admin, Rows(documents), isTrusted: true, Token));
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
                    IssueTypes = [Tracker],
                    Requires = ["reproduce-problem"],
                    Documents = [PolicyText],
                },
            ],
        };
        await DoneAsync(_world.Get<SavePolicyDraft>().RunAsync(Admin, new(Policy, null, policy), Token));
        await _steps.PublishAsync<PolicyRow, PolicyContent>(Policy);
        var playbook = new PlaybookContent(
            "Sign-in",
            [],
            [new PlaybookStep("check-known-problems", []), new PlaybookStep("apply-fix", [])]
        );
        await DoneAsync(_world.Get<SavePlaybookDraft>().RunAsync(Admin, new("sign-in", null, playbook), Token));
        await _steps.PublishAsync<PlaybookRow, PlaybookContent>("sign-in");
    }

    private async Task FinishCasesAsync()
    {
        _world.Database.Clock.Advance(TimeSpan.FromHours(3));
        await HappenedAsync(Ending.Select(key => Happened(key, "apply-fix", "dee")));
        await HappenedAsync(Ending.Select(key => Happened(key, "close-case", "dee")));
    }

    private Task HappenedAsync(IEnumerable<IncomingEvent> events) =>
        TakenAsync(_world.Get<ReceiveEvents>().RunAsync(Admin, Rows(events), Token));

    private IncomingEvent Happened(string key, string activity, string by) =>
        new($"{key}-{activity}", activity, _world.Now) { Case = key, By = by };
}
