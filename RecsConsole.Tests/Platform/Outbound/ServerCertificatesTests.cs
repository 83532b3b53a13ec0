using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using MailKit.Security;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using MimeKit;
using RecsConsole.Access.DecisionPoints;
using RecsConsole.Engine.Access;
using RecsConsole.Features.SignIn;
using RecsConsole.Features.SignIn.OpenId;
using RecsConsole.Platform.Mail;
using RecsConsole.Platform.Outbound;
using RecsConsole.Platform.Residency;
using RecsConsole.Platform.Telemetry;
using RecsConsole.Recommender.Retrieval.Embeddings;
using RecsConsole.Tests.Support.Desk;
using RecsConsole.Tests.Support.Servers;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Platform.Outbound;

/// <summary>A certificate that was revoked is refused by everything that connects by TLS. Every server here is a real one.</summary>
public sealed class ServerCertificatesTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(RevocationCheck.Named, ServerKind.Good, true)]
    [InlineData(RevocationCheck.Named, ServerKind.Revoked, false)]
    [InlineData(RevocationCheck.Named, ServerKind.WithLostList, false)]
    [InlineData(RevocationCheck.Named, ServerKind.WithoutList, true)]
    [InlineData(RevocationCheck.Required, ServerKind.Good, true)]
    [InlineData(RevocationCheck.Required, ServerKind.Revoked, false)]
    [InlineData(RevocationCheck.Required, ServerKind.WithoutList, false)]
    [InlineData(RevocationCheck.Off, ServerKind.Revoked, true)]
    public async Task Webhooks_and_ticket_systems_are_reached_as_the_setting_says(RevocationCheck check, ServerKind kind, bool isReached)
    {
        await using var authority = await CertificateAuthority.StartAsync();
        var address = await (
            kind switch
            {
                ServerKind.WithoutList => authority.ServerWithoutListAsync(),
                ServerKind.WithLostList => authority.ServerWithLostListAsync(),
                _ => authority.ServerAsync(kind is ServerKind.Revoked),
            }
        );
        var rules = new OutboundRules(Options.Create(new OutboundOptions()));
        using var client = new HttpClient(new OutboundHandler(rules, authority.Certificates(check)));

        (await IsReachedAsync(client, address)).ShouldBe(isReached);
    }

    [Fact]
    public async Task List_of_an_authority_that_nobody_trusts_is_not_fetched()
    {
        await using var authority = await CertificateAuthority.StartAsync();
        await using var other = await CertificateAuthority.StartAsync();
        var address = await authority.ServerAsync(isRevoked: false);
        using var client = new HttpClient(other.Certificates().Handler());
        using var machine = new HttpClient(
            new ServerCertificates(Options.Create(new OutboundOptions()), NullLogger<ServerCertificates>.Instance).Handler()
        );

        (await IsReachedAsync(client, address)).ShouldBeFalse();
        (await IsReachedAsync(machine, address)).ShouldBeFalse("the machine does not know this authority");
        authority.Asked.ShouldBe(0);
    }

    [Fact]
    public async Task Name_of_another_server_is_refused()
    {
        await using var authority = await CertificateAuthority.StartAsync();
        var address = new UriBuilder(await authority.ServerAsync(isRevoked: false)) { Host = "127.0.0.2" }.Uri;
        using var handler = authority.Certificates().Handler();
        handler.ConnectCallback = async (_, cancellationToken) =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(IPAddress.Loopback, address.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        };
        using var client = new HttpClient(handler);

        (await IsReachedAsync(client, address)).ShouldBeFalse();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Model_is_asked_unless_its_certificate_is_revoked(bool isRevoked)
    {
        await using var authority = await CertificateAuthority.StartAsync();
        using var client = ModelClient.Create(authority.Certificates(), "key");

        (await IsReachedAsync(client, await authority.ServerAsync(isRevoked))).ShouldBe(!isRevoked);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Provider_of_sign_in_is_asked_unless_its_certificate_is_revoked(bool isRevoked)
    {
        await using var authority = await CertificateAuthority.StartAsync();
        var address = await authority.ServerAsync(isRevoked);
        var settings = new SignInOptions
        {
            OpenId =
            {
                ["acme"] = new() { Name = "Acme", Authority = address.AbsoluteUri },
            },
        };
        var oidc = new OpenIdConnectOptions();
        new OpenIdSchemes(Options.Create(settings), authority.Certificates()).Configure(OpenIdSchemes.SchemeOf("acme"), oidc);
        using var client = new HttpClient(oidc.BackchannelHttpHandler.ShouldNotBeNull());

        (await IsReachedAsync(client, address)).ShouldBe(!isRevoked);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Decision_point_with_a_revoked_certificate_decides_nothing(bool isRevoked)
    {
        await using var authority = await CertificateAuthority.StartAsync();
        var address = await authority.ServerAsync(isRevoked);
        await using var world = await DeskWorld.CreateAsync(replace: services =>
            services
                .AddSingleton(authority.Trust())
                .Configure<DecisionPointOptions>(options =>
                    (options.Address, options.Timeout) = (address.AbsoluteUri, TimeSpan.FromSeconds(10))
                )
        );
        HashSet<string> none = [];
        var person = new AccessSubject(world.Here.TenantId, world.Here.Agent.PersonId, none, none, none, none, 0, Active: true);
        var resource = new AccessResource(AccessResourceKind.Case, world.Here.CaseId, world.Here.TenantId);

        var answers = await world.Get<DecisionPoint>().AskAsync(person, [new(AccessOperation.ViewCase, resource)], Token);

        answers.ShouldBe([isRevoked ? null : true]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Collector_with_a_revoked_certificate_gets_nothing(bool isRevoked)
    {
        await using var authority = await CertificateAuthority.StartAsync();
        using var server = new TlsListener(authority.Issue(isRevoked));
        var settings = new TelemetryOptions { OtlpEndpoint = new($"https://localhost:{server.Port}"), ServiceName = "test" };
        using var export = new TelemetryExport(Options.Create(settings), authority.Certificates());
        await export.StartAsync(Token);
        ConsoleTelemetry.Source.StartActivity("test").ShouldNotBeNull().Dispose();

        await export.StopAsync(Token); // sends what there is

        (await server.FirstLineAsync(Token) is not null).ShouldBe(!isRevoked);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Mail_server_with_a_revoked_certificate_gets_nothing(bool isRevoked)
    {
        await using var authority = await CertificateAuthority.StartAsync();
        using var server = new TlsListener(authority.Issue(isRevoked)) { Greeting = "421 closing\r\n" };
        // the server is on this machine: no region is read
        var regions = new OutboundRegions(null!, null!, Options.Create(new DestinationOptions()), TimeProvider.System);
        var settings = new MailOptions
        {
            Host = "localhost",
            Port = server.Port,
            Security = SecureSocketOptions.SslOnConnect,
            From = "support@brightline.example",
        };
        var transport = new SmtpTransport(Options.Create(settings), regions, authority.Certificates());
        using var mail = new MimeMessage { Body = new TextPart("plain") { Text = "x" } };

        var failed = await Should.ThrowAsync<MailException>(() => transport.SendAsync([Guid.NewGuid()], mail, Token));

        failed.InnerException.ShouldNotBeNull().GetType().Name.ShouldBe(isRevoked ? "SslHandshakeException" : "SmtpCommandException");
    }

    private static async Task<bool> IsReachedAsync(HttpClient client, Uri address)
    {
        try
        {
            return await client.GetStringAsync(address, Token) == CertificateAuthority.Answer;
        }
        catch (HttpRequestException e) when (e.HttpRequestError is HttpRequestError.SecureConnectionError)
        {
            return false;
        }
    }

    // a server that is no web server: takes one connection after the other and keeps the first line that arrives
    private sealed class TlsListener : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly X509Certificate2 _certificate;
        private readonly TaskCompletionSource<string?> _first = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TlsListener(X509Certificate2 certificate)
        {
            _certificate = certificate;
            _listener.Start();
            _ = TakeAsync();
        }

        public string? Greeting { get; init; }

        public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

        /// <summary>Null when the client gave up before it said anything.</summary>
        public Task<string?> FirstLineAsync(CancellationToken cancellationToken) => _first.Task.WaitAsync(cancellationToken);

        public void Dispose() => _listener.Dispose();

        private async Task TakeAsync()
        {
            try
            {
                using var client = await _listener.AcceptTcpClientAsync(Token);
                await using var tls = new SslStream(client.GetStream());
                await tls.AuthenticateAsServerAsync(_certificate);
                await using var writer = new StreamWriter(tls);
                await writer.WriteAsync(Greeting);
                await writer.FlushAsync(Token);
                using var reader = new StreamReader(tls);
                _first.TrySetResult(await reader.ReadLineAsync(Token));
            }
            catch (Exception e)
                when (e
                        is IOException
                            or System.Security.Authentication.AuthenticationException
                            or SocketException
                            or ObjectDisposedException
                )
            {
                _first.TrySetResult(null);
            }
        }
    }

    /// <summary>What a server's certificate says of revocations.</summary>
    public enum ServerKind
    {
        Good,
        Revoked,
        WithoutList,
        WithLostList,
    }
}
