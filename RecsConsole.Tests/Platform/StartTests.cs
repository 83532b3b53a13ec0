using System.Net;
using System.Net.Sockets;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Platform;

/// <summary>What an operator sees when a setting is wrong.</summary>
public sealed class StartTests
{
    [Theory]
    [InlineData("Database:Provider", "Oracle", "Database:Provider is 'Oracle'")]
    [InlineData("Database:Provider", "PostgreSql", "ConnectionStrings:Recs is missing")]
    [InlineData("Database:MigrateAtStart", "maybe", "Database:MigrateAtStart")]
    [InlineData("Console:ShutdownTimeout", "01:00:00", "ShutdownTimeout")]
    [InlineData("OpenTelemetry:OtlpEndpoint", "ftp://127.0.0.1", "OtlpEndpoint")]
    [InlineData("Jobs:MaxConcurrency", "0", "MaxConcurrency")]
    [InlineData("Jobs:SilentAfter", "00:00:01", "SilentAfter")]
    [InlineData("Jobs:Enabled", "perhaps", "Jobs:Enabled")]
    [InlineData("ConnectionStrings:Recs", "Colour=blue", "ConnectionStrings:Recs")]
    [InlineData("DataFolder", "/proc/recs", "DataFolder is '/proc/recs'")]
    public async Task Wrong_setting_is_one_line_and_exit_code_2(string setting, string value, string message)
    {
        using var folder = new TemporaryFolder();
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["DataFolder"] = folder.FullPath, [setting] = value };

        var result = await CommandLine.RunAsync(settings, "db", "status");

        result.ExitCode.ShouldBe(2, result.Error);
        result.Error.ShouldContain(message);
        result.Error.Trim().ShouldNotContain("\n");
    }

    [Fact]
    public async Task Site_refuses_a_wrong_setting_as_a_verb_does()
    {
        using var folder = new TemporaryFolder();
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["DataFolder"] = folder.FullPath,
            ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
            ["Console:ShutdownTimeout"] = "01:00:00",
        };

        var result = await ConsoleProcess.RunAsync(settings, TestContext.Current.CancellationToken, "serve");

        result.ExitCode.ShouldBe(2, result.Error);
        result.Error.ShouldContain("ShutdownTimeout");
        result.Error.Trim().ShouldNotContain("\n");
    }

    [Fact]
    public async Task Address_in_use_is_one_line_and_exit_code_1()
    {
        using var folder = new TemporaryFolder();
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["DataFolder"] = folder.FullPath,
            ["ASPNETCORE_URLS"] = $"http://{listener.LocalEndpoint}",
            ["Logging:LogLevel:Default"] = "None",
        };

        var result = await ConsoleProcess.RunAsync(settings, TestContext.Current.CancellationToken);

        result.ExitCode.ShouldBe(1, result.Error);
        result.Error.ShouldContain("address already in use");
        result.Error.Trim().ShouldNotContain("\n");
    }

    [Fact]
    public async Task Lost_keys_are_one_line_and_nothing_starts_with_other_keys()
    {
        using var folder = new TemporaryFolder();
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["DataFolder"] = folder.FullPath };
        (await CommandLine.RunAsync(settings, "tenant", "create", "--key", "acme")).ExitCode.ShouldBe(0);
        string[] invite = ["person", "invite", "--tenant", "acme", "--email", "ana@acme.example", "--name", "Ana", "--role", "agent"];
        (await CommandLine.RunAsync(settings, invite)).ExitCode.ShouldBe(0); // her name is encrypted under a key
        foreach (var file in Directory.GetFiles(folder.In("keys")))
        {
            File.Delete(file);
        }

        var result = await CommandLine.RunAsync(settings, "tenant", "list");

        result.ExitCode.ShouldBe(2, result.Error);
        result.Error.ShouldContain("folder 'keys'");
        result.Error.Trim().ShouldNotContain("\n");
    }
}
