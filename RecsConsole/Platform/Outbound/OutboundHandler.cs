using System.Net;
using System.Net.Sockets;

namespace RecsConsole.Platform.Outbound;

/// <summary>
/// The one way to addresses that administrators of tenants entered. Redirects are not followed, because they lead to a server nobody
/// configured. A proxy resolves names by itself, so that nobody here can look where they lead: it is used only where the operator says so.
/// </summary>
public sealed class OutboundHandler : DelegatingHandler
{
    private static readonly TimeSpan s_lifetime = TimeSpan.FromMinutes(5); // a changed name is followed after that

    private readonly OutboundRules _rules;
    private readonly IWebProxy? _proxy;

    /// <param name="proxy">The operator's proxy; null for none.</param>
    public OutboundHandler(OutboundRules rules, ServerCertificates certificates, IWebProxy? proxy = null)
    {
        ArgumentNullException.ThrowIfNull(certificates);
        (_rules, _proxy) = (rules, proxy);
        InnerHandler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = proxy is not null,
            Proxy = proxy,
            PooledConnectionLifetime = s_lifetime,
            ConnectCallback = ConnectAsync,
            SslOptions = certificates.Tls(),
        };
    }

    /// <summary>The proxy that the environment names, and those hosts that go without it.</summary>
    public static IWebProxy EnvironmentProxy => HttpClient.DefaultProxy;

    /// <exception cref="OutboundRefusedException">The server may not connect there.</exception>
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return _rules.ProblemOf(request.RequestUri!, IsProxied(request.RequestUri!)) is { } problem
            ? throw new OutboundRefusedException(problem)
            : base.SendAsync(request, cancellationToken);
    }

    private bool IsProxied(Uri address) => _proxy?.IsBypassed(address) == false;

    // The addresses that are compared are those that are connected to: whoever owns the name cannot answer differently in between.
    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var found = await Dns.GetHostAddressesAsync(host, cancellationToken);
        var toProxy = context.InitialRequestMessage.RequestUri is { } wanted && IsProxied(wanted); // which the operator set
        var permitted = Array.FindAll(found, address => toProxy || _rules.ProblemOf(host, port, address) is null);
        if (permitted.Length == 0 && found.Length > 0)
        {
            throw new OutboundRefusedException(_rules.ProblemOf(host, port, found[0])!);
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(permitted, port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
