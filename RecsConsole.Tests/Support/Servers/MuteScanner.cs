using System.Net;
using System.Net.Sockets;
using System.Text;

namespace RecsConsole.Tests.Support.Servers;

/// <summary>A scanner that answers, and hangs up on every file as if it had crashed over it.</summary>
internal sealed class MuteScanner : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Task _running;

    public MuteScanner()
    {
        _listener.Start();
        _running = RunAsync();
    }

    public string Tcp => $"tcp://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _running;
        _listener.Dispose();
    }

    private async Task RunAsync()
    {
        var command = new byte[10];
        while (true)
        {
            try
            {
                using var client = await _listener.AcceptTcpClientAsync();
                await using var stream = client.GetStream();
                var length = await stream.ReadAsync(command);
                if (Encoding.ASCII.GetString(command, 0, length).StartsWith("zPING", StringComparison.Ordinal))
                {
                    await stream.WriteAsync("PONG\0"u8.ToArray());
                }
            }
            catch (IOException)
            {
                // whoever asked has hung up
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                return; // it was stopped
            }
        }
    }
}
