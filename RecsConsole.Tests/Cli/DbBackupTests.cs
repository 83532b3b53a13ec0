using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Cli;

/// <summary>
/// A backup of the demo that is restored elsewhere gives the same console: every row, readable texts and complete audit trails.
/// </summary>
[Collection(SeededDemoTestGroup.Name)]
public sealed class DbBackupTests(SeededDemo demo) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string File => _folder.In("demo.backup");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(DatabaseProviders.Running), MemberType = typeof(DatabaseProviders))]
    public async Task Restored_console_has_every_row_reads_its_texts_and_keeps_its_trails(DatabaseProvider provider)
    {
        await using var restored = TestDatabase.CreateAbsent(provider);
        (await CommandLine.RunAsync(demo.Settings, "db", "backup", "--to", File)).ExitCode.ShouldBe(0);

        var answer = await CommandLine.RunAsync(restored.Settings, "db", "restore", "--from", File);

        answer.ExitCode.ShouldBe(0, answer.Error);
        answer.Output.Split('\n').Count(line => line.StartsWith("Audit trail of", StringComparison.Ordinal)).ShouldBe(2);
        answer.Output.ShouldNotContain("broken", Case.Insensitive);
        await using var copy = restored.Open();
        await using var original = demo.Open();
        (await CountsAsync(copy)).ShouldBe(await CountsAsync(original));
        (await TitlesAsync(copy)).ShouldBe(await TitlesAsync(original));
        await CountsOnAsync(copy);
    }

    [Fact]
    public async Task Backup_overwrites_nothing_and_leaves_nothing_half_done()
    {
        await System.IO.File.WriteAllTextAsync(File, "an earlier backup", Token);

        var answer = await CommandLine.RunAsync(demo.Settings, "db", "backup", "--to", File);

        answer.ExitCode.ShouldNotBe(0);
        answer.Error.ShouldContain("is there already");
        Directory.GetFiles(_folder.FullPath).ShouldBe([File]);
        (await System.IO.File.ReadAllTextAsync(File, Token)).ShouldBe("an earlier backup");
    }

    [Fact]
    public async Task Its_files_are_for_their_owner_only()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes.");
        (await CommandLine.RunAsync(demo.Settings, "db", "backup", "--to", File)).ExitCode.ShouldBe(0);

        Directory
            .GetFiles(_folder.FullPath)
            .Select(file => (Path.GetFileName(file), Mode(file)))
            .ShouldBe([("demo.backup", "rw"), ("demo.backup.keys.zip", "rw"), ("demo.backup.engines.zip", "rw")], ignoreOrder: true);
    }

    [Fact]
    public async Task Restore_refuses_a_database_that_holds_something()
    {
        (await CommandLine.RunAsync(demo.Settings, "db", "backup", "--to", File)).ExitCode.ShouldBe(0);
        await using var original = demo.Open();
        var before = await CountsAsync(original);

        var answer = await CommandLine.RunAsync(demo.Settings, "db", "restore", "--from", File);

        answer.ExitCode.ShouldNotBe(0);
        answer.Error.ShouldContain("is not empty");
        (await CountsAsync(original)).ShouldBe(before);
    }

    [Fact]
    public async Task Restore_that_cannot_read_the_keys_writes_no_row_and_can_be_repeated()
    {
        await using var restored = TestDatabase.CreateAbsent(DatabaseProvider.Sqlite);
        (await CommandLine.RunAsync(demo.Settings, "db", "backup", "--to", File)).ExitCode.ShouldBe(0);
        var keys = await System.IO.File.ReadAllBytesAsync($"{File}.keys.zip", Token);
        await System.IO.File.WriteAllTextAsync($"{File}.keys.zip", "half a file", Token);

        var failed = await CommandLine.RunAsync(restored.Settings, "db", "restore", "--from", File);

        failed.ExitCode.ShouldNotBe(0);
        failed.Error.ShouldContain("keys.zip is damaged");
        await using (var db = restored.Open())
        {
            (await db.Tenants.CountAsync(Token)).ShouldBe(0);
        }

        await System.IO.File.WriteAllBytesAsync($"{File}.keys.zip", keys, Token);
        (await CommandLine.RunAsync(restored.Settings, "db", "restore", "--from", File)).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task Engines_of_earlier_versions_are_in_it()
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["DataFolder"] = _folder.In("from") };
        (await CommandLine.RunAsync(settings, "db", "migrate")).ExitCode.ShouldBe(0);
        var engine = Path.Combine(_folder.In("from"), "engines", "0.9", "RecsConsole.Engine.dll");
        Directory.CreateDirectory(Path.GetDirectoryName(engine)!);
        await System.IO.File.WriteAllTextAsync(engine, "an engine", Token);
        (await CommandLine.RunAsync(settings, "db", "backup", "--to", File)).ExitCode.ShouldBe(0);
        settings["DataFolder"] = _folder.In("to");

        (await CommandLine.RunAsync(settings, "db", "restore", "--from", File)).ExitCode.ShouldBe(0);

        var restored = Path.Combine(_folder.In("to"), "engines", "0.9", "RecsConsole.Engine.dll");
        (await System.IO.File.ReadAllTextAsync(restored, Token)).ShouldBe("an engine");
    }

    [Theory]
    [InlineData("no backup at all", "is not a database file")]
    [InlineData("", "holds no database of this console")]
    public async Task Restore_refuses_what_is_no_backup(string content, string reason)
    {
        await using var target = TestDatabase.CreateAbsent(DatabaseProvider.Sqlite);
        await System.IO.File.WriteAllTextAsync(File, content.Length == 0 ? "" : content.PadRight(4096, '.'), Token);

        var answer = await CommandLine.RunAsync(target.Settings, "db", "restore", "--from", File);

        answer.ExitCode.ShouldNotBe(0);
        answer.Error.ShouldContain(reason);
    }

    [Fact]
    public async Task Copy_takes_everything_into_another_database()
    {
        await using var target = TestDatabase.CreateAbsent(DatabaseProvider.Sqlite);
        string Of(IReadOnlyDictionary<string, string> settings) => $"{settings["Database:Provider"]}:{settings["ConnectionStrings:Recs"]}";

        var answer = await CommandLine.RunAsync(target.Settings, "db", "copy", "--from", Of(demo.Settings), "--to", Of(target.Settings));

        answer.ExitCode.ShouldBe(0, answer.Error);
        await using var copy = target.Open();
        await using var original = demo.Open();
        (await CountsAsync(copy)).ShouldBe(await CountsAsync(original));
    }

    [Theory]
    [InlineData("recs.db")]
    [InlineData("Oracle:Data Source=x")]
    [InlineData("1:Data Source=x")]
    public async Task Copy_names_what_it_does_not_understand(string from)
    {
        var answer = await CommandLine.RunAsync(demo.Settings, "db", "copy", "--from", from, "--to", "Sqlite:Data Source=y");

        answer.ExitCode.ShouldNotBe(0);
        answer.Error.ShouldContain("--from must be");
    }

    private static string Mode(string file) =>
        !OperatingSystem.IsWindows() && System.IO.File.GetUnixFileMode(file) == (UnixFileMode.UserRead | UnixFileMode.UserWrite)
            ? "rw"
            : "open";

    private static async Task<List<string>> CountsAsync(ConsoleDbContext db)
    {
        var counts = new List<string>();
        foreach (var name in db.Model.GetEntityTypes().Select(type => type.GetTableName()!).Distinct().Order(StringComparer.Ordinal))
        {
            var sql = $"""SELECT CAST(count(*) AS bigint) AS "Value" FROM "{name}" """;
            counts.Add($"{name} {await db.Database.SqlQueryRaw<long>(sql).SingleAsync(Token)}");
        }

        return counts;
    }

    // titles are encrypted under keys of their own, so reading them needs those keys
    private static Task<List<string>> TitlesAsync(ConsoleDbContext db) =>
        db
            .Cases.IgnoreQueryFilters([ConsoleDbContext.TenantFilter])
            .AsNoTracking()
            .OrderBy(row => row.Id)
            .Take(50)
            .Select(row => row.Title)
            .ToListAsync(Token);

    // ids that the database generates continue after the largest one
    private static async Task CountsOnAsync(ConsoleDbContext db)
    {
        var last = await db.Changes.IgnoreQueryFilters([ConsoleDbContext.TenantFilter]).MaxAsync(row => row.Id, Token);
        var tenant = await db.Tenants.Select(row => row.Id).FirstAsync(Token);
        var next = new ChangeRow
        {
            TenantId = tenant,
            Kind = "model",
            Key = "",
            At = DateTimeOffset.UnixEpoch,
        };
        db.Add(next);
        await db.SaveChangesAsync(Token);
        next.Id.ShouldBeGreaterThan(last);
    }
}
