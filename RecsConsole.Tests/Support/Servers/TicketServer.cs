using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Xunit;

namespace RecsConsole.Tests.Support.Servers;

/// <summary>
/// A real ticket system on this machine, in its own folder, made and served by a script: SCRIPT make FOLDER, SCRIPT copy FOLDER ANOTHER,
/// SCRIPT serve FOLDER PORT, and more of its own. It is made once per test run and copied for each test; it can be stopped and started
/// again on the same database.
/// </summary>
public abstract class TicketServer(string script) : IAsyncDisposable
{
    private static readonly TimeSpan s_longestStart = TimeSpan.FromMinutes(4);
    private static readonly ConcurrentDictionary<string, Lazy<Task<TemporaryFolder>>> s_made = new(StringComparer.Ordinal);
    private readonly TemporaryFolder _folder = new();
    private readonly int _port = FreePort();
    private Process? _process;

    public string Address => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{_port}/");

    public bool IsRunning => _process is { HasExited: false };

    private string Script { get; } = script;

    protected static HttpClient Client { get; } = new() { Timeout = TimeSpan.FromSeconds(60) };

    /// <summary>An address that answers 200 or 401 once the server is ready.</summary>
    protected abstract string Probe { get; }

    /// <summary>Takes in a line that the script wrote into its file of keys.</summary>
    protected abstract void Learn(string[] line);

    public async Task StartAgainAsync()
    {
        _process = Run("serve", _folder, _port.ToString(CultureInfo.InvariantCulture));
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

    /// <summary>Runs another command of the script on the folder.</summary>
    protected Task RunAsync(string command, string argument) => RunToEndAsync(command, _folder, argument);

    protected static async Task<TServer> StartAsync<TServer>(TServer server)
        where TServer : TicketServer
    {
        try
        {
            var made = await s_made.GetOrAdd(server.Script, _ => new(server.MakeAsync)).Value;
            await server.RunToEndAsync("copy", made, server._folder.FullPath);
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

    private async Task<TemporaryFolder> MakeAsync()
    {
        var folder = new TemporaryFolder();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Dispose();
        await RunToEndAsync("make", folder, "");
        return folder;
    }

    // not cancelled with the first test, because other tests wait for the result
    private async Task RunToEndAsync(string command, TemporaryFolder folder, string argument)
    {
        using var process = Run(command, folder, argument);
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await File.ReadAllTextAsync(folder.In("log")));
    }

    private Process Run(string command, TemporaryFolder folder, string argument)
    {
        var start = new ProcessStartInfo("/bin/bash") { UseShellExecute = false };
        // the output of the server goes into a file: a pipe that nobody reads would fill up
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add("exec bash \"$0\" \"$1\" \"$2\" \"$3\" >> \"$2/log\" 2>&1");
        var path = Path.Combine(AppContext.BaseDirectory, "Support", "Servers", Script);
        foreach (var each in new[] { path, command, folder.FullPath, argument })
        {
            start.ArgumentList.Add(each);
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
