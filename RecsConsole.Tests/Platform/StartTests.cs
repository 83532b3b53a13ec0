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
    [InlineData("ConnectionStrings:Recs", "Colour=blue", "ConnectionStrings:Recs")]
    [InlineData("DataFolder", "/proc/recs", "DataFolder is '/proc/recs'")]
    public async Task Wrong_setting_is_one_line_and_exit_code_2(
        string setting,
        string value,
        string message
    )
    {
        using var folder = new TemporaryFolder();
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["DataFolder"] = folder.FullPath,
            ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
            [setting] = value,
        };

        var result = await ConsoleProcess.RunAsync(
            settings,
            TestContext.Current.CancellationToken,
            "serve"
        );

        result.ExitCode.ShouldBe(2, result.Error);
        result.Error.ShouldContain(message);
        result.Error.Trim().ShouldNotContain("\n");
    }
}
