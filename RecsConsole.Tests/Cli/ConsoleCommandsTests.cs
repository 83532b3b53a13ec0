using System.Text.Json;
using RecsConsole.Cli;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Startup;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Cli;

public sealed class ConsoleCommandsTests
{
    [Theory]
    [InlineData(new string[0], false)]
    [InlineData(new[] { "serve" }, false)]
    [InlineData(new[] { "serve", "--urls", "http://127.0.0.1:0" }, false)]
    [InlineData(new[] { "--environment=Development" }, false)]
    [InlineData(new[] { "db", "status" }, true)]
    [InlineData(new[] { "frobnicate" }, true)]
    [InlineData(new[] { "--help" }, true)]
    [InlineData(new[] { "serve", "--help" }, true)]
    public void Takes_verbs_and_leaves_the_rest_to_the_site(string[] args, bool handled) => ConsoleCommands.Handle(args).ShouldBe(handled);

    [Theory]
    [InlineData("frobnicate", "'frobnicate'")]
    [InlineData("db", "command")]
    [InlineData("db frobnicate", "'frobnicate'")]
    [InlineData("db status --frobnicate", "'--frobnicate'")]
    [InlineData("replay --tenant here --decision notaguid", "an id such as")]
    [InlineData("replay --tenant here --last many", "a whole number")]
    [InlineData("bench answers", "--yes")]
    public async Task Wrong_usage_is_one_line_and_exit_code_2(string line, string named)
    {
        ArgumentNullException.ThrowIfNull(line);
        await using var database = TestDatabase.CreateAbsent(DatabaseProvider.Sqlite);

        var result = await CommandLine.RunAsync(database.Settings, line.Split(' '));

        result.ExitCode.ShouldBe(2);
        result.Output.ShouldBeEmpty();
        result.Error.Trim().ShouldNotContain("\n");
        result.Error.ShouldStartWith("error: ");
        result.Error.ShouldContain(named);
    }

    [Fact]
    public async Task Mail_that_cannot_be_scanned_for_now_is_kept_by_the_mail_server_that_brings_it()
    {
        using var folder = new TemporaryFolder();
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["DataFolder"] = folder.FullPath,
            ["Uploads:Clamd"] = "unix:/nowhere/clamd.ctl",
        };
        await File.WriteAllTextAsync(
            folder.In("mail.eml"),
            "From: priya@acme.example\r\nSubject: [T-1] Printer jams\r\n\r\nIt jams.\r\n",
            TestContext.Current.CancellationToken
        );
        (await CommandLine.RunAsync(settings, "tenant", "create", "--key", "acme")).ExitCode.ShouldBe(0);

        var received = await CommandLine.RunAsync(settings, "mail", "receive", "--tenant", "acme", "--file", folder.In("mail.eml"));

        received.ExitCode.ShouldBe(75, received.Error);
    }

    [Fact]
    public async Task Help_is_not_a_failure()
    {
        var result = await CommandLine.RunAsync(new Dictionary<string, string>(StringComparer.Ordinal), "--help");

        result.ExitCode.ShouldBe(0);
        result.Output.ShouldContain("serve");
        result.Output.ShouldContain("--json");
    }

    [Theory]
    [InlineData("evaluate ranker")]
    [InlineData("db backup")]
    public async Task Help_of_a_verb_is_its_own_and_not_that_of_its_group(string verb)
    {
        ArgumentNullException.ThrowIfNull(verb);

        var result = await CommandLine.RunAsync(new Dictionary<string, string>(StringComparer.Ordinal), [.. verb.Split(' '), "--help"]);

        result.ExitCode.ShouldBe(0);
        result.Output.ShouldContain($" {verb} "); // that of the group names the group alone
    }

    [Fact]
    public async Task Db_status_and_migrate_answer_one_json_object()
    {
        await using var database = TestDatabase.CreateAbsent(DatabaseProvider.Sqlite);

        var before = await CommandLine.RunAsync(database.Settings, "db", "status", "--json");
        var migrated = await CommandLine.RunAsync(database.Settings, "db", "migrate", "--json");
        var after = await CommandLine.RunAsync(database.Settings, "db", "status", "--json");

        (before.ExitCode, migrated.ExitCode, after.ExitCode).ShouldBe((0, 0, 0));
        Count(before, "applied").ShouldBe(0);
        Count(before, "pending").ShouldBeGreaterThan(0);
        Count(migrated, "applied").ShouldBe(Count(before, "pending"));
        Count(after, "pending").ShouldBe(0);
        var status = JsonDocument.Parse(after.Output).RootElement;
        status.GetProperty("provider").GetString().ShouldBe("Sqlite");
        File.Exists(status.GetProperty("location").GetString()).ShouldBeTrue();
    }

    [Fact]
    public async Task Failure_of_the_database_is_one_line_and_exit_code_1()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.In("recs.db"), new string('x', 5000), TestContext.Current.CancellationToken);

        var result = await CommandLine.RunAsync(
            new Dictionary<string, string>(StringComparer.Ordinal) { ["DataFolder"] = folder.FullPath },
            "db",
            "migrate"
        );

        result.ExitCode.ShouldBe(1);
        result.Output.ShouldBeEmpty();
        result.Error.Trim().ShouldNotContain("\n");
    }

    [Theory]
    [InlineData(2, "db", "frobnicate", "--json")]
    [InlineData(2, "replay", "--tenant", "here", "--last", "many", "--json")]
    [InlineData(2, "recommend", "--json", "--tenant", "nowhere", "--actor", "agent", "--case", "T-1")]
    [InlineData(2, "audit", "verify", "--json")]
    public async Task Failure_with_json_is_one_object_and_the_line_for_people_stays(int exitCode, params string[] args)
    {
        await using var database = await TestDatabase.CreateAsync();

        var result = await CommandLine.RunAsync(database.Settings, args);

        result.ExitCode.ShouldBe(exitCode, result.Error);
        var answer = JsonDocument.Parse(result.Output).RootElement;
        answer.GetProperty("exit_code").GetInt32().ShouldBe(exitCode);
        result.Error.Trim().Split('\n')[^1].Trim().ShouldBe("error: " + answer.GetProperty("error").GetString());
    }

    [Fact]
    public async Task Failure_of_the_database_with_json_is_one_object_and_exit_code_1()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.In("recs.db"), new string('x', 5000), TestContext.Current.CancellationToken);

        var result = await CommandLine.RunAsync(
            new Dictionary<string, string>(StringComparer.Ordinal) { ["DataFolder"] = folder.FullPath },
            "db",
            "migrate",
            "--json"
        );

        result.ExitCode.ShouldBe(1);
        JsonDocument.Parse(result.Output).RootElement.GetProperty("error").GetString().ShouldNotBeNullOrEmpty();
    }

    private static int Count(ConsoleProcessResult result, string property) =>
        JsonDocument.Parse(result.Output).RootElement.GetProperty(property).GetArrayLength();
}
