using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace RecsConsole.Tests.Support.Servers;

/// <summary>
/// A real Request Tracker 5 on this machine in the time zone of New York. It has the queues Bob's desk and Other, and the accounts root,
/// svc (used by the console), agent, reader (who may write nothing) and priya, a customer.
/// </summary>
public sealed class RtServer : TicketServer
{
    public const string Queue = "Bob's desk";
    private const string Deleted = "deleted";
    private readonly Dictionary<string, string> _tokens = new(StringComparer.Ordinal);
    private readonly List<string> _opened = [];

    private RtServer()
        : base("rt.sh") { }

    /// <summary>Why Request Tracker cannot run here; null if it can.</summary>
    public static string? Missing =>
        !File.Exists("/usr/share/request-tracker5/libexec/rt-server")
            ? "The Debian packages request-tracker5 and rt5-db-sqlite are not installed."
        : !File.Exists("/usr/bin/starman") ? "The Debian package starman is not installed."
        : null;

    protected override string Probe => "REST/2.0/rt";

    public static Task<RtServer> StartAsync() => StartAsync(new RtServer());

    /// <summary>Installs the scrip of docs/embed that announces changes, as an administrator does, and starts again.</summary>
    /// <param name="folder">The copy of docs/embed/request-tracker.</param>
    public async Task InstallNewsAsync(string folder, string console, string key, Guid connection)
    {
        await StopAsync();
        CopyTo("lib", Path.Combine(folder, "lib"));
        await File.AppendAllTextAsync(
            In("rt.pm"),
            $"Set($RecsConsoleAddress,'{console}'); Set($RecsConsoleKey,'{key}'); Set($RecsConsoleConnection,'{connection:D}');\n1;\n"
        );
        await RunAsync("insert", Path.Combine(folder, "etc", "recsconsole_news.pl"));
        await StartAgainAsync();
    }

    /// <summary>Installs the panel of docs/embed beside each ticket, as an administrator does, and starts again.</summary>
    /// <param name="folder">The copy of docs/embed/request-tracker.</param>
    public async Task InstallPanelAsync(string folder, string console, string key, Guid connection)
    {
        await StopAsync();
        CopyTo("html", Path.Combine(folder, "html"));
        await File.AppendAllTextAsync(
            In("rt.pm"),
            $"$RT::MasonLocalComponentRoot='{In("html")}'; Set($RecsConsoleAddress,'{console}'); Set($RecsConsoleKey,'{key}'); "
                + $"Set($RecsConsoleConnection,'{connection:D}');\n1;\n"
        );
        await StartAgainAsync();
    }

    /// <summary>The page of a ticket, as an account that signs in with its password sees it.</summary>
    public async Task<string> PageAsync(string id, string account = "agent")
    {
        using var browser = new HttpClient { BaseAddress = new(Address), Timeout = TimeSpan.FromSeconds(60) };
        using var login = new FormUrlEncodedContent(
            new Dictionary<string, string>(StringComparer.Ordinal) { ["user"] = account, ["pass"] = "secret-" + account }
        );
        using var entered = await browser.PostAsync("NoAuth/Login.html", login);
        return await browser.GetStringAsync("Ticket/Display.html?id=" + id);
    }

    public string TokenOf(string account) => _tokens[account];

    /// <summary>Opens a ticket as a customer; returns its number.</summary>
    public async Task<string> OpenAsync(string subject, string content = "It does not work.", string queue = Queue)
    {
        var ticket = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["Queue"] = queue,
            ["Subject"] = subject,
            ["Content"] = content,
            ["ContentType"] = "text/plain",
            ["Requestor"] = "priya@test.example",
        };
        if (queue is Queue)
        {
            ticket["CustomFields"] = new Dictionary<string, string>(StringComparer.Ordinal) { ["Severity"] = "high" };
        }

        var id = (await SendAsync(HttpMethod.Post, "ticket", "svc", ticket))!["id"]!.ToString();
        _opened.Add(id);
        return id;
    }

    /// <summary>Deletes every ticket that was opened so far: no list shows it any more.</summary>
    public async Task DeleteAllAsync()
    {
        foreach (var id in _opened.ToList())
        {
            await ChangeAsync(id, "Status", Deleted, "root");
        }
    }

    /// <summary>Writes on a ticket with an account: a comment for the staff, or correspondence.</summary>
    public Task WriteAsync(
        string id,
        string kind,
        string content,
        string account = "agent",
        string type = "text/plain",
        object? files = null
    )
    {
        var body = new Dictionary<string, object>(StringComparer.Ordinal) { ["Content"] = content, ["ContentType"] = type };
        if (files is not null)
        {
            body["Attachments"] = files;
        }

        return SendAsync(HttpMethod.Post, $"ticket/{id}/{kind}", account, body);
    }

    public Task ChangeAsync(string id, string field, string value, string account = "agent")
    {
        if (value is Deleted)
        {
            _opened.Remove(id);
        }

        return SendAsync(
            HttpMethod.Put,
            $"ticket/{id}",
            account,
            new Dictionary<string, string>(StringComparer.Ordinal) { [field] = value }
        );
    }

    public Task<JsonNode?> ReadAsync(string id) => SendAsync(HttpMethod.Get, $"ticket/{id}", "root", null);

    /// <summary>The files of a ticket by name.</summary>
    public async Task<IReadOnlyDictionary<string, byte[]>> FilesAsync(string id)
    {
        var listed = await SendAsync(HttpMethod.Get, $"ticket/{id}/attachments?fields=Filename&per_page=100", "root", null);
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var part in listed!["items"]!.AsArray().Where(each => each!["Filename"]?.ToString() is { Length: > 0 }))
        {
            var read = await SendAsync(HttpMethod.Get, $"attachment/{part!["id"]}?fields=Content", "root", null);
            files.Add(part["Filename"]!.ToString(), Convert.FromBase64String(read!["Content"]!.ToString()));
        }

        return files;
    }

    /// <summary>Types of the entries that people made in a ticket's history.</summary>
    public async Task<IReadOnlyList<string>> HistoryAsync(string id)
    {
        var lines = await SendAsync(HttpMethod.Get, $"ticket/{id}/history?fields=Type&per_page=100", "root", null);
        return
        [
            .. lines!["items"]!
                .AsArray()
                .Select(each => each!["Type"]!.ToString())
                .Where(type => type is "Comment" or "Correspond" or "Status"),
        ];
    }

    private void CopyTo(string name, string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(In(name), Path.GetRelativePath(folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    protected override void Learn(string[] line)
    {
        ArgumentNullException.ThrowIfNull(line);
        _tokens[line[0]] = line[1];
    }

    private async Task<JsonNode?> SendAsync(HttpMethod method, string path, string account, object? body)
    {
        using var request = new HttpRequestMessage(method, Address + "REST/2.0/" + path);
        request.Headers.ConnectionClose = true; // its server ends idle connections, and a change is not sent again by itself
        request.Headers.TryAddWithoutValidation("Authorization", "token " + TokenOf(account));
        request.Content = body is null ? null : JsonContent.Create(body, options: JsonSerializerOptions.Default);
        using var response = await Client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{method} {path}: {response.StatusCode} {text}");
        return JsonNode.Parse(text);
    }
}
