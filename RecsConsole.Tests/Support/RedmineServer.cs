using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace RecsConsole.Tests.Support;

/// <summary>
/// A real Redmine on this machine with an empty project and four accounts: admin, svc (as which the console signs in), agent and priya. It can be stopped and
/// started again on the same database.
/// </summary>
public sealed class RedmineServer : IAsyncDisposable
{
    private static readonly TimeSpan s_longestStart = TimeSpan.FromMinutes(4);
    private static readonly HttpClient s_client = new() { Timeout = TimeSpan.FromSeconds(60) };
    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, (int Id, string Key)> _accounts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _statuses = new(StringComparer.Ordinal);
    private readonly int _port = FreePort();
    private Process? _process;

    private RedmineServer() { }

    public string Address => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{_port}/");

    /// <summary>Why there can be none here; null where there can.</summary>
    public static string? Missing =>
        !File.Exists("/usr/share/redmine/config.ru") ? "The Debian packages redmine and redmine-sqlite are not installed."
        : !File.Exists("/usr/bin/puma") ? "The Debian package puma is not installed."
        : null;

    public static async Task<RedmineServer> StartAsync()
    {
        var server = new RedmineServer();
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

    public string KeyOf(string account) => _accounts[account].Key;

    public int IdOf(string account) => _accounts[account].Id;

    public string StatusId(string name) => _statuses[name].ToString(CultureInfo.InvariantCulture);

    public async Task StartAgainAsync()
    {
        _process = Run("serve");
        var until = DateTimeOffset.UtcNow + s_longestStart;
        while (!await AnswersAsync())
        {
            if (_process.HasExited || DateTimeOffset.UtcNow > until)
            {
                Assert.Fail("Redmine does not answer: " + await File.ReadAllTextAsync(_folder.In("log")));
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

    /// <summary>Opens an issue as somebody; answers its number.</summary>
    public async Task<string> OpenAsync(string subject, string description = "It does not work.", string account = "priya")
    {
        var issue = new
        {
            project_id = "desk",
            tracker_id = 3,
            subject,
            description,
            custom_fields = new[] { new { id = 1, value = "high" } },
        };
        using var response = await SendAsync(HttpMethod.Post, "issues.json", account, new { issue });
        var answer = await response.Content.ReadFromJsonAsync<JsonNode>();
        return answer!["issue"]!["id"]!.ToString();
    }

    /// <summary>Changes an issue as somebody.</summary>
    public async Task ChangeAsync(string id, object issue, string account = "agent")
    {
        using var response = await SendAsync(HttpMethod.Put, $"issues/{id}.json", account, new { issue });
    }

    public async Task DeleteAsync(string id)
    {
        using var response = await SendAsync(HttpMethod.Delete, $"issues/{id}.json", "svc", null);
    }

    /// <summary>The issue with its journal.</summary>
    public async Task<JsonNode> ReadAsync(string id)
    {
        using var response = await SendAsync(HttpMethod.Get, $"issues/{id}.json?include=journals", "svc", null);
        return (await response.Content.ReadFromJsonAsync<JsonNode>())!["issue"]!;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _folder.Dispose();
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string account, object? body)
    {
        using var request = new HttpRequestMessage(method, Address + path);
        request.Headers.Add("X-Redmine-API-Key", KeyOf(account));
        request.Content = body is null ? null : JsonContent.Create(body, options: JsonSerializerOptions.Default);
        var response = await s_client.SendAsync(request);
        Assert.True(response.IsSuccessStatusCode, $"{method} {path}: {response.StatusCode} {await response.Content.ReadAsStringAsync()}");
        return response;
    }

    private void Learn(string[] line)
    {
        if (line is ["KEY", var name, var id, var key])
        {
            _accounts[name] = (int.Parse(id, CultureInfo.InvariantCulture), key);
        }
        else if (line is ["STATUS", var status, var number, ..])
        {
            _statuses[status.Replace('_', ' ')] = int.Parse(number, CultureInfo.InvariantCulture);
        }
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            using var response = await s_client.GetAsync(Address + "issues.json");
            return response.StatusCode is HttpStatusCode.OK or HttpStatusCode.Unauthorized;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private Process Run(string command)
    {
        var script = Path.Combine(AppContext.BaseDirectory, "Support", "redmine.sh");
        var start = new ProcessStartInfo("/bin/bash") { UseShellExecute = false };
        var port = _port.ToString(CultureInfo.InvariantCulture);
        // what the server says goes into a file: a pipe that nobody reads would fill up
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add("exec bash \"$0\" \"$1\" \"$2\" \"$3\" >> \"$2/log\" 2>&1");
        foreach (var argument in new[] { script, command, _folder.FullPath, port })
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
