using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.Documents;

public sealed class ImportDocumentsTests : IDisposable
{
    private const string Good = """
        ---
        title: Printer firmware
        kind: runbook
        owner: expert@test.example
        acl: [team:one]
        classification: internal
        effectiveFrom: 2025-01-01
        ---
        # Printer firmware

        Roll it back.
        """;

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(DatabaseProviders.Running), MemberType = typeof(DatabaseProviders))]
    [Trait("Req", "R134")]
    public async Task Folder_comes_in_once_and_a_changed_file_becomes_the_next_version(DatabaseProvider provider)
    {
        await using var world = await DeskWorld.CreateAsync(provider);
        await AddTeamAsync(world);
        Write("firmware.md", Good);
        Write("sub/second.md", "---\ntitle: Second\n---\nText.");

        var first = await RunAsync(world, "--dir", _folder.FullPath, "--json");
        var again = await RunAsync(world, "--dir", _folder.FullPath, "--json");
        Write("firmware.md", Good + "\nThen print.");
        var changed = await RunAsync(world, "--dir", _folder.FullPath, "--json");

        Counts(first).ShouldBe((2, 0));
        Counts(again).ShouldBe((0, 2));
        Counts(changed).ShouldBe((1, 1));
        await using var db = world.Open();
        var versions = await db.Documents.Where(row => row.Key == "printer-firmware").OrderBy(row => row.Version).ToListAsync(Token);
        versions.Select(row => row.Status).ShouldBe([DocumentStatus.Superseded, DocumentStatus.Effective]);
        versions[1].OwnerId.ShouldBe(world.Here.Expert);
        versions[1].Acl.ShouldBe(["team:one"]);
        versions[1].Text.ShouldEndWith("Then print.");
    }

    [Fact]
    public async Task Json_lines_come_in_packed_and_with_keys_from_their_paths()
    {
        await using var world = await DeskWorld.CreateAsync();
        var file = Write("r.jsonl.gz", "");
        await using (var gzip = new GZipStream(File.Create(file), CompressionLevel.Fastest))
        {
            await gzip.WriteAsync(
                Encoding.UTF8.GetBytes(
                    """
                    {"source_repo":"a/b","path":"alerts/etcd/NoLeader.md","title":"No leader","text":"---\ntitle: x\n---\n\n# No leader"}

                    {"_id":"plain","title":"Plain","text":"Text"}
                    """
                ),
                Token
            );
        }

        var result = await RunAsync(world, "--file", file, "--json");

        Counts(result).ShouldBe((2, 0));
        await using var db = world.Open();
        var row = await db.Documents.SingleAsync(each => each.Key == "alerts-etcd-noleader", Token);
        (row.Text, row.Status).ShouldBe(("# No leader", DocumentStatus.Effective));
    }

    [Theory]
    [InlineData("---\ntitle: T\nstatsu: draft\n---\nx", "line 3", "'statsu'")]
    [InlineData("---\ntitle: T\nowner: nobody@x\n---\nx", "line 3", "'nobody@x'")]
    [InlineData("---\ntitle: T\nacl: [team:nope]\n---\nx", "line 3", "'nope'")]
    [InlineData("---\ntitle: T\nkind: poem\n---\nx", "line 3", "kind")]
    [InlineData("---\ntitle: T\nreviewBy: soon\n---\nx", "line 3", "'soon'")]
    [InlineData("---\ntitle: T\nkind: [a\n---\nx", "line ", "YAML")]
    [InlineData("---\ntitle: &a [*a]\n---\nx", "line ", "references")]
    [InlineData("---\nkind: article\n---\nx", "line 1", "title")]
    [InlineData("# No front matter", "line 1", "front matter")]
    public async Task Bad_file_is_named_with_its_line_and_nothing_comes_in(string text, string line, string named)
    {
        await using var world = await DeskWorld.CreateAsync();
        Write("a.md", "---\ntitle: Fine\n---\nText.");
        Write("b.md", text);

        var result = await RunAsync(world, "--dir", _folder.FullPath);

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain("b.md, " + line);
        result.Error.ShouldContain(named);
        await using var db = world.Open();
        (await db.Documents.AnyAsync(row => row.Key == "fine", Token)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("{\"title\":\"A\",\"text\":\"x\"}\n{\"title\":", "line 2", "JSON")]
    [InlineData("{\"title\":\"A\",\"text\":\"x\"}\n\n{\"title\":\"a\",\"text\":\"y\"}", "line 3", "taken by")]
    [InlineData("{\"title\":\"A\"}", "line 1", "text")]
    [InlineData("[]", "line 1", "object")]
    public async Task Bad_line_is_named(string text, string line, string named)
    {
        await using var world = await DeskWorld.CreateAsync();

        var result = await RunAsync(world, "--file", Write("a.jsonl", text));

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain("a.jsonl, " + line);
        result.Error.ShouldContain(named);
    }

    [Fact]
    public async Task Unknown_tenant_and_missing_source_are_wrong_usage()
    {
        await using var world = await DeskWorld.CreateAsync();

        var neither = await RunAsync(world);
        var absent = await RunAsync(world, "--file", _folder.In("absent.jsonl"));

        (neither.ExitCode, absent.ExitCode).ShouldBe((2, 2));
        absent.Error.ShouldContain("no such file");
    }

    [Fact]
    public async Task Runbooks_come_in_whole()
    {
        var file = PublicData.Find("runbooks/runbooks.jsonl.gz");
        await using var world = await DeskWorld.CreateAsync();

        var result = await RunAsync(world, "--file", file, "--json");

        Counts(result).ShouldBe((374, 0));
    }

    public void Dispose() => _folder.Dispose();

    private string Write(string name, string text)
    {
        var path = _folder.In(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    private static Task<ConsoleProcessResult> RunAsync(DeskWorld world, params string[] args) =>
        CommandLine.RunAsync(world.Database.Settings, ["import", "documents", "--tenant", "here", .. args]);

    private static (int Documents, int Unchanged) Counts(ConsoleProcessResult result)
    {
        result.ExitCode.ShouldBe(0, result.Error);
        using var json = JsonDocument.Parse(result.Output);
        json.RootElement.GetProperty("tenant").GetString().ShouldBe("here");
        return (json.RootElement.GetProperty("documents").GetInt32(), json.RootElement.GetProperty("unchanged").GetInt32());
    }

    private static async Task AddTeamAsync(DeskWorld world)
    {
        await using var db = world.Open();
        db.Teams.Add(
            new TeamRow
            {
                TenantId = world.Here.TenantId,
                Key = "one",
                Name = "One",
            }
        );
        await db.SaveChangesAsync(Token);
    }
}
