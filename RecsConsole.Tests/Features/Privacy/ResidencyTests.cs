using System.Net;
using MailKit.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MimeKit;
using RecsConsole.Access.DecisionPoints;
using RecsConsole.Connectors;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Audit;
using RecsConsole.Features.Privacy;
using RecsConsole.Features.Webhooks.Sending;
using RecsConsole.Platform.Mail;
using RecsConsole.Platform.Outbound;
using RecsConsole.Platform.Residency;
using RecsConsole.Recommender.Retrieval.Embeddings;
using RecsConsole.Tests.Architecture;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Privacy;

/// <summary>Data of a tenant with a region leaves for servers of that region only, by whichever exit.</summary>
public sealed class ResidencyTests
{
    private const string Host = "server.invalid"; // RFC 2606: a name that nobody has
    private const string MailHost = "0.0.0.0"; // fails at once, and is no loopback address
    private const int ClosedPort = 1;

    // what opens connections, and what asks before it does
    private static readonly Dictionary<string, DestinationKind?> s_exits = new(StringComparer.Ordinal)
    {
        ["RecsConsole/Connectors/RemoteHttp.cs"] = DestinationKind.TicketSystem,
        ["RecsConsole/Features/Webhooks/Sending/WebhookClient.cs"] = DestinationKind.Webhook,
        ["RecsConsole/Platform/Mail/SmtpTransport.cs"] = DestinationKind.Mail,
        ["RecsConsole/Recommender/Retrieval/Embeddings/EmbeddingEndpoint.cs"] = DestinationKind.Model,
        ["RecsConsole/Recommender/Retrieval/Embeddings/OptionalModel.cs"] = DestinationKind.Model,
        ["RecsConsole/Recommender/Retrieval/Embeddings/ModelClient.cs"] = DestinationKind.Model,
        // asks without a record of its own, see below: every denial has one
        ["RecsConsole/Access/DecisionPoints/DecisionPoint.cs"] = null,
        // refuses the file, with a record of its own
        ["RecsConsole/Platform/Scanning/ClamdClient.cs"] = null,
        // asked by those who use it
        ["RecsConsole/Platform/Outbound/OutboundHandler.cs"] = null,
    };

    private static readonly HashSet<string> s_clients = new(StringComparer.Ordinal)
    {
        nameof(HttpClient),
        nameof(IHttpClientFactory),
        "SmtpClient",
        "TcpClient",
        "ClientWebSocket",
        "Socket",
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Every kind, in the wrong region, in no declared one, and in the right one.</summary>
    public static TheoryData<DestinationKind, string?, bool> Calls()
    {
        var calls = new TheoryData<DestinationKind, string?, bool>();
        foreach (var kind in Enum.GetValues<DestinationKind>())
        {
            calls.Add(kind, "US", false);
            calls.Add(kind, null, false);
            calls.Add(kind, "eu", true);
        }

        return calls;
    }

    [Theory]
    [MemberData(nameof(Calls))]
    [Trait("Req", "R160")]
    public async Task Server_outside_the_region_of_the_tenant_is_not_called_and_the_refusal_is_audited(
        DestinationKind kind,
        string? declared,
        bool isCalled
    )
    {
        await using var world = await WorldAsync(declared);

        (await IsCalledAsync(world, kind)).ShouldBe(isCalled);
        (await IsCalledAsync(world, kind)).ShouldBe(isCalled);

        await using var db = world.Open();
        var refusals = await db.AuditEntries.Where(row => row.Operation == OutboundRegions.Operation).ToListAsync(Token);
        if (isCalled)
        {
            refusals.ShouldBeEmpty();
            return;
        }

        var refusal = refusals.ShouldHaveSingleItem("one entry a day");
        (refusal.Outcome, refusal.Reason).ShouldBe(("denied", "region"));
        refusal.DetailsJson.ShouldContain($"\"kind\":\"{kind.ToString().ToLowerInvariant()}\"");
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Tenant_without_a_region_is_not_limited(DestinationKind kind, string? declared, bool isInRegion)
    {
        await using var world = await WorldAsync(declared);
        await using (var db = world.Open())
        {
            (await db.Tenants.SingleAsync(row => row.Id == world.Here.TenantId, Token)).Region = "";
            await db.SaveChangesAsync(Token);
        }

        (await IsCalledAsync(world, kind)).ShouldBeTrue($"in the region of others: {isInRegion}");
    }

    [Fact]
    public async Task Mail_for_several_tenants_goes_only_where_all_of_them_permit_it()
    {
        await using var world = await WorldAsync("US");
        await using (var db = world.Open())
        {
            (await db.Tenants.SingleAsync(row => row.Id == world.Here.TenantId, Token)).Region = "";
            await db.SaveChangesAsync(Token);
        }

        var regions = world.Get<OutboundRegions>();
        var server = new Destination(DestinationKind.Mail, Host);

        (await regions.MaySendAsync([world.Here.TenantId], server, Token)).ShouldBeTrue();
        (await regions.MaySendAsync([world.Here.TenantId, world.Elsewhere.TenantId], server, Token)).ShouldBeFalse();
        (await regions.MaySendAsync([], server, Token)).ShouldBeFalse("nobody's data has no limit");
    }

    [Theory]
    [InlineData("US", false)]
    [InlineData(null, false)]
    [InlineData("eu", true)]
    [Trait("Req", "R160")]
    public async Task Decision_point_outside_the_region_of_the_tenant_is_not_asked_and_denies(string? declared, bool isAsked)
    {
        await using var world = await WorldAsync(declared);
        var log = new KeptLog<DecisionPoint>();
        var settings = new DecisionPointOptions { Address = $"https://{MailHost}:{ClosedPort}" };
        using var point = new DecisionPoint(
            Options.Create(settings),
            world.Get<OutboundRegions>(),
            world.Get<ServerCertificates>(),
            TimeProvider.System,
            log
        );
        HashSet<string> none = [];
        var person = new AccessSubject(world.Here.TenantId, world.Here.Agent.PersonId, none, none, none, none, 0, Active: true);
        var resource = new AccessResource(AccessResourceKind.Case, world.Here.CaseId, world.Here.TenantId);

        var answers = await point.AskAsync(person, [new(AccessOperation.ViewCase, resource)], Token);

        if (!isAsked)
        {
            await point.AskAsync(person, [new(AccessOperation.ViewCase, resource)], Token); // is not logged again
        }

        answers.ShouldBe([null]);
        log.Lines.ShouldHaveSingleItem().Contains("region", StringComparison.Ordinal).ShouldBe(!isAsked);
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    public void Server_on_this_machine_is_in_every_region(string host) => new Destination(DestinationKind.Mail, host).IsHere.ShouldBeTrue();

    [Fact]
    public void Every_exit_is_of_a_kind_that_is_asked_about()
    {
        var found = SourceFile
            .Under("RecsConsole", ".cs")
            .Where(file => !file.Path.StartsWith("RecsConsole/Cli/", StringComparison.Ordinal))
            .Where(file => file.Identifiers(s_clients).Any())
            .Select(file => file.Path);

        found.ShouldBe(s_exits.Keys, ignoreOrder: true, "a new exit asks OutboundRegions before each call");
        s_exits.Values.OfType<DestinationKind>().Distinct().Order().ShouldBe(Enum.GetValues<DestinationKind>());
    }

    private static Task<DeskWorld> WorldAsync(string? declared) =>
        DeskWorld.CreateAsync(replace: services =>
            services
                .AddPrivacy()
                .AddAudit()
                .Configure<DestinationOptions>(options =>
                {
                    if (declared is not null)
                    {
                        options.Destinations.Add(new() { Host = Host, Region = declared });
                        options.Destinations.Add(new() { Host = MailHost, Region = declared });
                    }
                })
                .Configure<EmbeddingOptions>(options =>
                {
                    (options.Endpoint, options.Model, options.Region) = ($"https://{Host}/v1", "counts", declared);
                    options.Tenants.Add("here");
                })
        );

    private static Task<bool> IsCalledAsync(DeskWorld world, DestinationKind kind) =>
        kind switch
        {
            DestinationKind.Model => IsModelCalledAsync(world),
            DestinationKind.Webhook => IsWebhookCalledAsync(world),
            DestinationKind.Mail => IsMailServerCalledAsync(world),
            DestinationKind.TicketSystem => IsTicketSystemCalledAsync(world),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A new kind needs its exit here."),
        };

    private static async Task<bool> IsModelCalledAsync(DeskWorld world)
    {
        await using var db = world.Open();
        return await world.Get<SearchModels>().RemoteOfAsync(db, Token) is not null;
    }

    private static async Task<bool> IsWebhookCalledAsync(DeskWorld world)
    {
        using var clients = new CountingClients();
        var client = new WebhookClient(clients, world.Get<OutboundRegions>(), TimeProvider.System);
        await client.PostAsync(new(world.Here.TenantId, new($"https://{Host}/in"), "1", "{}", []), Token);
        return clients.Calls > 0;
    }

    private static async Task<bool> IsTicketSystemCalledAsync(DeskWorld world)
    {
        using var clients = new CountingClients();
        var http = new RemoteHttp(clients, world.Get<OutboundRegions>(), TimeProvider.System, Options.Create(new ConnectorOptions()));
        var access = new RemoteAccess(world.Here.TenantId, Guid.NewGuid(), new($"https://{Host}/"), "key", null);
        await http.SendAsync(access, new(HttpMethod.Get, "issues.json", "X-Key"), Token);
        return clients.Calls > 0;
    }

    // nobody can listen there, so a mail that may leave fails in the client, and one that may not is refused for good before
    private static async Task<bool> IsMailServerCalledAsync(DeskWorld world)
    {
        var options = new MailOptions
        {
            Host = MailHost,
            Port = ClosedPort,
            Security = SecureSocketOptions.None,
            From = "support@brightline.example",
        };
        using var mail = new MimeMessage { Body = new TextPart("plain") { Text = "x" } };
        mail.From.Add(new MailboxAddress("", "a@b.example"));
        mail.To.Add(new MailboxAddress("", "c@d.example"));
        var transport = new SmtpTransport(Options.Create(options), world.Get<OutboundRegions>(), world.Get<ServerCertificates>());
        var failed = await Record.ExceptionAsync(() => transport.SendAsync([world.Here.TenantId], mail, Token));
        return failed.ShouldNotBeNull() is not MailException { IsFinal: true };
    }

    // counts the requests that reach the network
    private sealed class CountingClients : HttpMessageHandler, IHttpClientFactory
    {
        public int Calls { get; private set; }

        public HttpClient CreateClient(string name) => new(this, disposeHandler: false);

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Calls++;
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("{}") });
        }
    }
}
