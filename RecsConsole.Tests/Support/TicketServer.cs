using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Xunit;

namespace RecsConsole.Tests.Support;

/// <summary>
/// A real ticket system on this machine, in a folder of its own, made and served by a script: SCRIPT make FOLDER, SCRIPT serve FOLDER PORT. It can be stopped
/// and started again on the same database.
/// </summary>
public abstract class TicketServer(string script) : IAsyncDisposable
{
    private static readonly TimeSpan s_longestStart = TimeSpan.FromMinutes(4);
    private readonly TemporaryFolder _folder = new();
    private readonly int _port = FreePort();
    private Process? _process;

    public string Address => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{_port}/");

    protected static HttpClient Client { get; } = new() { Timeout = TimeSpan.FromSeconds(60) };

    /// <summary>An address that answers 200 or 401 once it serves.</summary>
    protected abstract string Probe { get; }

    /// <summary>A line that the script wrote into its file of keys.</summary>
    protected abstract void Learn(string[] line);

    public async Task StartAgainAsync()
    {
        _process = Run("serve");
        var until = DateTimeOffset.UtcNow + s_longestStart;
        while (!await AnswersAsync())
        {
            if (_process.HasExited || DateTimeOffset.UtcNow > until)
            {
                Assert.Fail("The ticket system does not answer: " + await File.ReadAllTextAsync(_folder.In("log")));
            }

            await Task.Delay(200);
        }
    }

    public async Task StopAsync()
    {
        if (_process is { } running)
        {
            running.Kill(entireProcessTree: true);
            await running.WaitForExitAsync();
            running.Dispose();
            _process = null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    protected string In(string name) => _folder.In(name);

    protected static async Task<TServer> StartAsync<TServer>(TServer server)
        where TServer : TicketServer
    {
        try
        {
            using var making = server.Run("make");
            await making.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(making.ExitCode == 0, await File.ReadAllTextAsync(server._folder.In("log")));
            foreach (var line in await File.ReadAllLinesAsync(server._folder.In("keys")))
            {
                server.Learn(line.Split(' '));
            }

            await server.StartAgainAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            using var response = await Client.GetAsync(Address + Probe);
            return response.StatusCode is HttpStatusCode.OK or HttpStatusCode.Unauthorized;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private Process Run(string command)
    {
        var start = new ProcessStartInfo("/bin/bash") { UseShellExecute = false };
        var port = _port.ToString(CultureInfo.InvariantCulture);
        // what the server says goes into a file: a pipe that nobody reads would fill up
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add("exec bash \"$0\" \"$1\" \"$2\" \"$3\" >> \"$2/log\" 2>&1");
        foreach (var argument in new[] { Path.Combine(AppContext.BaseDirectory, "Support", script), command, _folder.FullPath, port })
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
