using Microsoft.EntityFrameworkCore;
using RecsConsole.Features.Audit;
using RecsConsole.Features.Audit.Export;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Trails;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Audit;

/// <summary>Exports the trail as a file; a command verifies it from that file alone.</summary>
public sealed class ExportAuditTests
{
    private static readonly Dictionary<string, string> s_noDatabase = new(StringComparer.Ordinal)
    {
        ["Database:Provider"] = "PostgreSql",
        ["ConnectionStrings:Recs"] = "Host=127.0.0.1;Port=1;Username=nobody;Database=none",
    };

    [Theory]
    [MemberData(nameof(DatabaseProviders.Running), MemberType = typeof(DatabaseProviders))]
    [Trait("Req", "R155")]
    [Trait("Req", "R152")]
    public async Task Whole_chain_is_exported_verified_without_a_database_and_written_down(DatabaseProvider provider)
    {
        await using var desk = await TrailDesk.CreateAsync(provider);
        await desk.WriteAsync(20);
        await desk.SealAsync();
        await desk.WriteAsync(3, seed: 2);

        var (file, folder) = await ExportAsync(desk, new());
        using var _ = folder;

        var verified = await VerifyAsync(file);
        verified.ExitCode.ShouldBe(0, verified.Output + verified.Error);
        verified.Output.ShouldContain("24 entries, 4 of them unsealed; a full export.");
        verified.Output.ShouldContain("the chain from its first link to its head");
        verified.Output.ShouldContain($"Head {await desk.HeadAsync()}");
        await using var db = desk.Open();
        var entry = await db.AuditEntries.SingleAsync(row => row.Operation == "export.audit");
        entry.DetailsJson.ShouldContain("\"scope\":\"full\"");
    }

    [Fact]
    [Trait("Req", "R151")]
    public async Task Anything_changed_in_an_exported_chain_is_found_at_its_line()
    {
        await using var desk = await TrailDesk.CreateAsync();
        await desk.WriteAsync(10);
        await desk.SealAsync();
        var (file, folder) = await ExportAsync(desk, new());
        using var _ = folder;
        var lines = await File.ReadAllLinesAsync(file);
        var random = new Random(3);
        for (var attempt = 0; attempt < 300; attempt++)
        {
            var line = random.Next(lines.Length);
            var at = random.Next(lines[line].Length);
            var changed = (char)(lines[line][at] ^ random.Next(1, 32));

            (await BrokenAsync(Replaced(lines, line, at, changed))).ShouldNotBeNull(
                $"line {line + 1}, '{lines[line][at]}' to '{changed}' in {lines[line]}"
            );
        }

        (await BrokenAsync(lines)).ShouldBeNull();
        (await BrokenAsync([.. lines[..4], .. lines[5..]])).ShouldBe("Link 4 is missing: 5 follows 3.");
        (await BrokenAsync([.. lines[..3], lines[4], lines[3], .. lines[5..]])).ShouldBe("Link 3 is missing: 4 follows 2.");
        (await BrokenAsync(lines[..^1])).ShouldNotBeNull().ShouldContain("cut off");
        (await BrokenAsync([.. lines[..^2], lines[^1]])).ShouldNotBeNull();
    }

    [Fact]
    [Trait("Req", "R155")]
    public async Task Filtered_export_holds_what_was_found_and_each_entry_is_verified_by_itself()
    {
        await using var desk = await TrailDesk.CreateAsync();
        await desk.WriteAsync(30);
        await desk.SealAsync();

        var (file, folder) = await ExportAsync(desk, new() { Outcome = "denied" });
        using var _ = folder;

        var lines = await File.ReadAllLinesAsync(file);
        await using var db = desk.Open();
        var denied = await db.AuditEntries.CountAsync(row => row.Outcome == "denied");
        (lines.Length - 2).ShouldBe(denied);
        var verified = await VerifyAsync(file);
        verified.ExitCode.ShouldBe(0);
        verified.Output.ShouldContain("cannot be missed in this file");
        lines[1] = lines[1].Replace("\"denied\"", "\"done\"", StringComparison.Ordinal);
        (await BrokenAsync(lines)).ShouldNotBeNull().ShouldEndWith("was altered.");
    }

    [Fact]
    [Trait("Req", "R151")]
    public async Task Head_of_an_export_shows_that_newest_entries_were_taken_away()
    {
        await using var desk = await TrailDesk.CreateAsync();
        await desk.WriteAsync(5);
        await desk.SealAsync();
        var (file, folder) = await ExportAsync(desk, new());
        using var _ = folder;
        await using (var db = desk.Open())
        {
            await Intruder.BreakInAsync(db);
            await Intruder.DoAsync(db, "DELETE FROM \"AuditLinks\" WHERE \"Number\" = 5");
        }

        string[] verify = ["audit", "verify", "--tenant", "here"];
        var settings = desk.Database.Settings;
        (await CommandLine.RunAsync(settings, verify)).ExitCode.ShouldBe(1, "the data folder keeps the head too");
        var kept = await CommandLine.RunAsync(settings, [.. verify, "--kept", file]);
        kept.ExitCode.ShouldBe(1);
        kept.Output.ShouldContain("Link 5 is missing");
        var head = (await desk.HeadAsync()).ToString();
        (await CommandLine.RunAsync(settings, [.. verify, "--head", head])).ExitCode.ShouldBe(1);
        (await CommandLine.RunAsync(settings, [.. verify, "--head", "5"])).ExitCode.ShouldBe(2);
    }

    [Fact]
    public async Task File_that_is_no_export_is_refused_in_words()
    {
        using var folder = new TemporaryFolder();
        var file = folder.In("x.jsonl");
        await File.WriteAllTextAsync(file, "{\"a\":1}\n");

        var answer = await VerifyAsync(file);

        answer.ExitCode.ShouldBe(2);
        answer.Error.ShouldContain("x.jsonl: Line 1");
        var none = await CommandLine.RunAsync(s_noDatabase, "audit", "verify");
        none.ExitCode.ShouldBe(2);
        none.Error.ShouldContain("--tenant T or --file");
    }

    private static async Task<(string File, TemporaryFolder Folder)> ExportAsync(TrailDesk desk, AuditFilter filter)
    {
        var folder = new TemporaryFolder();
        var operation = new ExportAudit(Get<TenantDb>(desk), Get<RecsConsole.Access.OperationScopeFactory>(desk), Get<AuditTrail>(desk));
        var result = await operation.RunAsync(Actor.Job(desk.TenantId), filter, default);
        List<string> lines = [];
        await foreach (var line in result.Value!.Lines)
        {
            lines.Add(line);
        }

        var file = folder.In(result.Value.Name);
        await File.WriteAllLinesAsync(file, lines);
        return (file, folder);
    }

    private static T Get<T>(TrailDesk desk)
        where T : notnull => (T)desk.Database.Services.GetService(typeof(T))!;

    private static Task<ConsoleProcessResult> VerifyAsync(string file) =>
        CommandLine.RunAsync(s_noDatabase, "audit", "verify", "--file", file);

    private static async Task<string?> BrokenAsync(string[] lines)
    {
        try
        {
            return (await AuditFileVerifier.VerifyAsync(lines.ToAsyncEnumerable(), null, default)).FirstBroken;
        }
        catch (FormatException e)
        {
            return e.Message;
        }
    }

    private static string[] Replaced(string[] lines, int line, int at, char changed)
    {
        string[] copy = [.. lines];
        copy[line] = string.Concat(copy[line].AsSpan(0, at), [changed], copy[line].AsSpan(at + 1));
        return copy;
    }
}
