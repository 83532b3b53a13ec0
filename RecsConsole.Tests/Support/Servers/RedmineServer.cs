using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace RecsConsole.Tests.Support.Servers;

/// <summary>
/// A real Redmine on this machine with empty projects (desk, and desk-1 to desk-12 for tests that share a server) and the accounts admin,
/// svc (used by the console), agent, scribe (who writes no private notes) and priya. It can be stopped and started again on the same
/// database.
/// </summary>
public sealed class RedmineServer : TicketServer
{
    private readonly Dictionary<string, (int Id, string Key)> _accounts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _statuses = new(StringComparer.Ordinal);

    private RedmineServer()
        : base("redmine.sh") { }

    /// <summary>The project in which issues are opened.</summary>
    public string Project { get; set; } = "desk";

    protected override string Probe => "issues.json";

    /// <summary>Why Redmine cannot run here; null if it can.</summary>
    public static string? Missing =>
        !File.Exists("/usr/share/redmine/config.ru") ? "The Debian packages redmine and redmine-sqlite are not installed."
        : !File.Exists("/usr/bin/puma") ? "The Debian package puma is not installed."
        : null;

    public static Task<RedmineServer> StartAsync() => StartAsync(new RedmineServer());

    /// <summary>Installs a folder as a plugin, as an administrator does, and starts again.</summary>
    public async Task InstallAsync(string plugin)
    {
        await StopAsync();
        var target = Path.Combine(In("app"), "plugins", Path.GetFileName(plugin));
        foreach (var file in Directory.EnumerateFiles(plugin, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(plugin, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        await StartAgainAsync();
    }

    public string KeyOf(string account) => _accounts[account].Key;

    public int IdOf(string account) => _accounts[account].Id;

    public string StatusId(string name) => _statuses[name].ToString(CultureInfo.InvariantCulture);

    /// <summary>Opens an issue with an account; returns its number.</summary>
    public async Task<string> OpenAsync(string subject, string description = "It does not work.", string account = "priya")
    {
        var issue = new
        {
            project_id = Project,
            tracker_id = 3,
            subject,
            description,
            custom_fields = new[] { new { id = 1, value = "high" } },
        };
        using var response = await SendAsync(HttpMethod.Post, "issues.json", account, new { issue });
        var answer = await response.Content.ReadFromJsonAsync<JsonNode>();
        return answer!["issue"]!["id"]!.ToString();
    }

    public async Task ChangeAsync(string id, object issue, string account = "agent")
    {
        using var response = await SendAsync(HttpMethod.Put, $"issues/{id}.json", account, new { issue });
    }

    /// <summary>Writes on an issue with a file.</summary>
    public async Task AttachAsync(string id, string notes, string filename, byte[] content, string account = "priya")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Address + "uploads.json?filename=" + Uri.EscapeDataString(filename));
        request.Headers.Add("X-Redmine-API-Key", KeyOf(account));
        request.Content = new ByteArrayContent(content);
        request.Content.Headers.ContentType = new("application/octet-stream");
        using var response = await Client.SendAsync(request);
        var answer = await response.Content.ReadFromJsonAsync<JsonNode>();
        var token = answer!["upload"]!["token"]!.ToString();
        await ChangeAsync(id, new { notes, uploads = new[] { new { token, filename } } }, account);
    }

    /// <summary>The files of an issue by name.</summary>
    public async Task<IReadOnlyDictionary<string, byte[]>> FilesAsync(string id)
    {
        using var response = await SendAsync(HttpMethod.Get, $"issues/{id}.json?include=attachments", "svc", null);
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var file in (await response.Content.ReadFromJsonAsync<JsonNode>())!["issue"]!["attachments"]!.AsArray())
        {
            using var content = await SendAsync(HttpMethod.Get, $"attachments/download/{file!["id"]}", "svc", null);
            files.Add(file["filename"]!.ToString(), await content.Content.ReadAsByteArrayAsync());
        }

        return files;
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

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string account, object? body)
    {
        using var request = new HttpRequestMessage(method, Address + path);
        request.Headers.Add("X-Redmine-API-Key", KeyOf(account));
        request.Content = body is null ? null : JsonContent.Create(body, options: JsonSerializerOptions.Default);
        var response = await Client.SendAsync(request);
        Assert.True(response.IsSuccessStatusCode, $"{method} {path}: {response.StatusCode} {await response.Content.ReadAsStringAsync()}");
        return response;
    }

    protected override void Learn(string[] line)
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
}
