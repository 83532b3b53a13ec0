using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace RecsConsole.E2E.Journeys.Operations;

/// <summary>A console in Production behind a real nginx, both set up as docs/operations says.</summary>
public sealed class ProxiedSite : IAsyncLifetime
{
    /// <summary>Wrong passwords that close an address.</summary>
    public const int Tries = 3;

    public ProxiedSite() =>
        Browser = new(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [WebHostDefaults.EnvironmentKey] = Environments.Production,
                ["ForwardedHeaders_Enabled"] = "true", // ASPNETCORE_FORWARDEDHEADERS_ENABLED
                ["SignIn:Address"] = Proxy.Address.ToString(),
                ["SignIn:TriesBeforeAddressLockout"] = $"{Tries}",
            }
        );

    public NginxServer Proxy { get; } = new();

    public BrowserFixture Browser { get; }

    public async ValueTask InitializeAsync()
    {
        if (NginxServer.Missing is null)
        {
            await Browser.InitializeAsync();
            await Proxy.StartAsync(Browser.Address);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Proxy.DisposeAsync();
        await Browser.DisposeAsync();
    }

    /// <summary>A client of the proxy with an address of its own on this machine, which claims another one.</summary>
    public HttpClient Client(string address, string claimed)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            SslOptions = { RemoteCertificateValidationCallback = (_, shown, _, _) => Proxy.IsOwn(shown) },
            ConnectCallback = async (context, cancellationToken) =>
            {
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                socket.Bind(new IPEndPoint(IPAddress.Parse(address), 0));
                await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        var client = new HttpClient(handler) { BaseAddress = Proxy.Address };
        client.DefaultRequestHeaders.Add("X-Forwarded-For", claimed);
        return client;
    }
}
