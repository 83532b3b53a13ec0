using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RecsConsole.Database;
using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Features.Accounts.Contracts.Exchange;
using RecsConsole.Features.Cases.Exchange.Receiving;
using RecsConsole.Features.Catalog;
using RecsConsole.Features.Catalog.Actions;
using RecsConsole.Features.Catalog.Playbooks;
using RecsConsole.Features.Catalog.Policies;
using RecsConsole.Features.Documents;
using RecsConsole.Features.Documents.Administration;
using RecsConsole.Features.Documents.Exchange;
using RecsConsole.Features.Embeddings;
using RecsConsole.Features.People.Profile;
using RecsConsole.Features.Tenants;
using RecsConsole.Platform;
using RecsConsole.Tests.Features.Cases.Import.Uploads;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Servers;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Features.Tenants.SourceSteps;
using static RecsConsole.Tests.Support.ReceivedRows;

namespace RecsConsole.Tests.Features.Tenants;

/// <summary>
/// A team imports a log of incidents on the import page and gives the rest on pages and by the API: then every source proposes. The
/// people are those of the log; nothing is seeded.
/// </summary>
public sealed class ImportedSourcesTests : IAsyncLifetime
{
    private const string CaseType = "imported";
    private const string Guide = "vpn-guide";
    private const string PolicyText = "vpn-policy";
    private const string Policy = "vpn-first";
    private const string Asking = "Awaiting User Info";
    private const string Words = "The client says that the certificate of the gateway is not trusted.";
    private const int StayOpen = 4;

    private IntentServer _reader = null!;
    private UploadDesk _desk = null!;
    private Actor _second = null!;
    private SourceSteps _steps = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Actor Admin => _desk.Admin;

    // the last ones are worked on and late; the others end while the team uses the console
    private static IEnumerable<string> Ending => IncidentLog.OpenNumbers.SkipLast(StayOpen);

    public async ValueTask InitializeAsync()
    {
        _reader = await IntentServer.StartAsync();
        _desk = await UploadDesk.CreateAsync(add: services =>
        {
            services.AddCatalog().AddTenants().AddDocuments().AddEmbeddings();
            services.AddSingleton(Options.Create(_reader.OptionsFor("here"))); // a model is the operator's to set
        });
        _second = await _desk.AddPersonAsync("ben", "admin");
        _steps = new(_desk.Get<IServiceProvider>(), Admin, _second);
    }

    public async ValueTask DisposeAsync()
    {
        await _desk.DisposeAsync();
        await _reader.DisposeAsync();
    }

    [Fact]
    [Trait("Req", "R206")]
    public async Task Every_source_proposes_in_a_tenant_that_imported_a_log_of_incidents()
    {
        await ImportAsync();
        await GiveRightsAndSkillsAsync();
        await BringCustomersAndTextsAsync();
        await PublishEscalationAsync();
        await ConfirmAnActivityAsync();
        await BringDocumentsAsync(policy: null);
        await PublishPolicyAndPlaybookAsync();
        await BringDocumentsAsync(Policy);
        await DoneAsync(_desk.Get<CurateDocument>().RunAsync(Admin, new(Guide, [IncidentLog.Category]), Token));
        await _desk.LearnAsync(Admin);
        await UseDocumentAsync();
        await FinishCasesAsync();
        await _steps.LearnAsync();
        await _steps.SwitchOnAsync();

        await _steps.ShouldAllProposeAsync(StayOpen);
        _reader.Requests.ShouldContain(
            request => request.Text.Contains(Words, StringComparison.Ordinal),
            "the log has no words of its own"
        );
        await _steps.ShouldHaveNothingAsync(_desk.Stranger);
    }

    [Fact]
    public async Task Log_has_the_columns_of_the_public_one()
    {
        var file = PublicData.Find("servicenow_incidents/incident_event_log.csv.gz");
        await using var packed = File.OpenRead(file);
        await using var unpacked = new GZipStream(packed, CompressionMode.Decompress);
        using var reader = new StreamReader(unpacked);

        (await reader.ReadLineAsync(Token)).ShouldBe(IncidentLog.Header);
    }

    // the required columns are guessed; the others are chosen on the page
    private async Task ImportAsync()
    {
        var sent = (await _desk.SendAsync(Admin, IncidentLog.Text(), "incidents.csv")).Value.ShouldNotBeNull();
        sent.Plan.Missing.ShouldBeEmpty();
        var plan = sent
            .Plan.With("group", "assignment_group")
            .With("account", "caller_id")
            .With("product", "category")
            .With("priority", "priority")
            .With("sla_met", "made_sla");
        var run = await _desk.ImportAsync(Admin, sent, plan);
        run.Status.ShouldBe(JobStatus.Done, run.Result);
        await using var db = _desk.Open(Admin);
        (await db.Cases.CountAsync(row => !row.IsOpen, Token)).ShouldBe(IncidentLog.Finished);
        (await db.Cases.CountAsync(row => row.IsOpen, Token)).ShouldBe(IncidentLog.Open);
    }

    private async Task GiveRightsAndSkillsAsync()
    {
        await SaveAsync("ada", profile => profile with { Roles = ["admin", "agent"], Teams = [IncidentLog.Team], Clearance = 2 });
        await SaveAsync(
            IncidentLog.Solver,
            profile => profile with { Skills = new Dictionary<string, int>(StringComparer.Ordinal) { [IncidentLog.Category] = 4 } }
        );
    }

    // on the page of people, by the other administrator: nobody gives rights to themselves
    private async Task SaveAsync(string key, Func<PersonProfile, PersonProfile> change)
    {
        var read = await _desk.Get<ReadPerson>().RunAsync(_second, new(key), Token);
        var view = read.Value.ShouldNotBeNull(read.Error?.Message);
        await DoneAsync(_desk.Get<SavePerson>().RunAsync(_second, new(view.Id, view.Revision, change(view.Profile)), Token));
    }

    // The log has no words: the ticket system sends them by the API, with deadlines.
    private async Task BringCustomersAndTextsAsync()
    {
        var accounts = IncidentLog.Callers.Select(caller => new IncomingAccount(caller)
        {
            Name = "Caller " + caller,
            Tier = "Gold",
            Region = "EU",
        });
        await TakenAsync(_desk.Get<ReceiveAccounts>().RunAsync(Admin, Rows(accounts), Token));
        var late = IncidentLog.OpenNumbers.TakeLast(StayOpen).ToHashSet(StringComparer.Ordinal);
        var ending = Ending.ToHashSet(StringComparer.Ordinal);
        var cases = IncidentLog.Numbers.Select(
            (number, at) =>
                new IncomingCase(number, $"Nobody reaches the portal through the tunnel since the certificate update {at % 7}", CaseType)
                {
                    Description = Words,
                    Deadline =
                        late.Contains(number) ? _desk.Now.AddHours(-3)
                        : ending.Contains(number) ? _desk.Now.AddDays(2)
                        : null,
                }
        );
        await TakenAsync(_desk.Get<ReceiveCases>().RunAsync(Admin, Rows(cases), Token));
    }

    // activities of a log are actions without a kind: what escalates is written by hand
    private async Task PublishEscalationAsync()
    {
        var escalate = new ActionContent
        {
            Title = "Tell the duty manager",
            Description = "The duty manager calls the customer and stays on the incident.",
            Kind = SlaRuleSource.EscalateKind,
            TypicalMinutes = 10,
        };
        await DoneAsync(_desk.Get<SaveActionDraft>().RunAsync(Admin, new("escalate", null, escalate), Token));
        await _steps.PublishAsync<ActionRow, ActionContent>("escalate");
    }

    // A model reads what a text asks for among actions that people have given words and a kind: an activity of a log has neither. This one
    // is confirmed on the page of actions, as the page of the import says.
    private async Task ConfirmAnActivityAsync()
    {
        var form = (await _desk.Get<ReadActionForm>().RunAsync(Admin, Asking, Token)).Value!;
        var mined = form.Base.ShouldNotBeNull();
        var confirmed = mined.Text with
        {
            Title = "Ask the caller",
            Description = "Ask the caller for what is missing, such as the message that the client shows.",
            Kind = "communicate",
        };
        await DoneAsync(_desk.Get<SaveActionDraft>().RunAsync(Admin, new(Asking, new(mined.Version, mined.Revision), confirmed), Token));
        await _steps.PublishAsync<ActionRow, ActionContent>(Asking, version: 2);
    }

    private async Task PublishPolicyAndPlaybookAsync()
    {
        var policy = new PolicyContent
        {
            Title = "Tunnels are restored first",
            Statement = "An incident with the tunnel is resolved before anything else.",
            EffectiveFrom = _desk.Now.AddDays(-1),
            Rules =
            [
                new()
                {
                    IssueTypes = [IncidentLog.Category],
                    Requires = ["Resolved"],
                    Documents = [PolicyText],
                },
            ],
        };
        await DoneAsync(_desk.Get<SavePolicyDraft>().RunAsync(Admin, new(Policy, null, policy), Token));
        await _steps.PublishAsync<PolicyRow, PolicyContent>(Policy);
        var playbook = new PlaybookContent("Tunnel", [], [new PlaybookStep("Resolved", []), new PlaybookStep("Closed", [])]);
        await DoneAsync(_desk.Get<SavePlaybookDraft>().RunAsync(Admin, new("tunnel", null, playbook), Token));
        await _steps.PublishAsync<PlaybookRow, PlaybookContent>("tunnel");
    }

    /// <summary>By the API, from a source that two administrators trust.</summary>
    /// <param name="policy">The policy that the second document states; it can be named once it exists.</param>
    private async Task BringDocumentsAsync(string? policy)
    {
        IncomingDocument[] documents =
        [
            new(
                Guide,
                "Tunnel after a certificate update",
                "When nobody reaches the portal through the tunnel after the certificate update, replace the certificate of the gateway."
            )
            {
                Status = "effective",
                IssueTypes = [IncidentLog.Category],
            },
            new(PolicyText, "Tunnels come first", "An incident with the tunnel of the portal is resolved before anything else.")
            {
                Status = "effective",
                IssueTypes = [IncidentLog.Category],
                PolicyKey = policy,
            },
        ];
        await TakenAsync(_desk.Get<ReceiveDocuments>().RunAsync(Admin, Rows(documents), isTrusted: true, Token));
    }

    // before the cases end
    private async Task UseDocumentAsync()
    {
        foreach (var number in Ending)
        {
            await _steps.UseDocumentAsync(number, Guide);
        }
    }

    private async Task FinishCasesAsync()
    {
        IncomingEvent Happened(string number, string activity, string by) =>
            new($"{number}-{activity}", activity, _desk.Now) { Case = number, By = by };
        var rows = Rows<IncomingEvent>([
            .. Ending.Select(number => Happened(number, "Resolved", IncidentLog.Solver)),
            .. Ending.Select(number => Happened(number, "Closed", IncidentLog.Closer)),
        ]);
        await TakenAsync(_desk.Get<ReceiveEvents>().RunAsync(Admin, rows, Token));
    }
}
