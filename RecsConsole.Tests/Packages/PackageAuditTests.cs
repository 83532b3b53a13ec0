using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Packages;

/// <summary>
/// The audit of packages (build/audit.py) passes only where a source was asked and has data. The restores are recorded ones of the SDK
/// 10.0.401, with a source that knew DiffPlex as vulnerable and without one.
/// </summary>
public sealed class PackageAuditTests : IAsyncDisposable
{
    private const string Quiet = "  Determining projects to restore...\n  Restored /src/p/p.csproj (in 315 ms).";

    private const string Finding =
        "/src/p/p.csproj : warning NU1903: Package 'DiffPlex' 1.4.4 has a known high severity vulnerability, https://github.com/advisories/GHSA-test";

    private const string FindingAsError =
        "/src/p/p.csproj : error NU1903: Warning As Error: Package 'DiffPlex' 1.4.4 has a known high severity vulnerability, "
        + "https://github.com/advisories/GHSA-test [/src/all.sln]\n  Failed to restore /src/p/p.csproj (in 987 ms).";

    private const string NoData = "/src/p/p.csproj : warning NU1905: Audit source 'feed' did not provide any vulnerability data.";

    private const string NoAnswer =
        "/src/p/p.csproj : warning NU1900: Error occurred while getting package vulnerability data: Unable to load the service index for source "
        + "https://feed.example/v3/index.json.";

    private const string Broken =
        "/src/p/p.csproj : error NU1101: Unable to find package Gone. No packages exist with this id in source(s): x";

    private const string Data = """{"diffplex":[{"url":"https://github.com/advisories/GHSA-test","severity":2,"versions":"(, 2.0.0)"}]}""";

    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(1);

    private readonly TemporaryFolder _folder = new();
    private readonly List<WebApplication> _sources = [];

    [Theory]
    [InlineData(Quiet, 0, 0, "0 known vulnerabilities")]
    [InlineData($"{Quiet}\n{Finding}", 0, 1, "'DiffPlex' 1.4.4 has a known high severity vulnerability")]
    [InlineData($"{Quiet}\n{FindingAsError}", 1, 1, "1 known vulnerabilities")]
    [InlineData($"{Finding}\n{Finding}", 0, 1, "1 known vulnerabilities")]
    [InlineData(NoData, 0, 2, "nothing was checked: Audit source 'feed' did not provide")]
    [InlineData($"{Finding}\n{NoAnswer}", 0, 2, "nothing was checked: Error occurred while getting")]
    [InlineData(Broken, 1, 2, "nothing was checked: the restore failed")]
    public async Task Answer_of_a_restore_is_read(string restore, int restoreCode, int exitCode, string text)
    {
        var source = await SourceAsync(Data);

        var result = await AuditAsync(source, restore, restoreCode);

        result.ExitCode.ShouldBe(exitCode, result.Output + result.Error);
        (result.Output + result.Error).ShouldContain(text);
    }

    [Theory]
    [InlineData(null, "has no vulnerability data")]
    [InlineData("{}", "is empty")]
    [InlineData("not json", "nothing was checked")]
    public async Task Source_without_data_is_no_pass_although_the_restore_says_nothing(string? data, string text)
    {
        var source = await SourceAsync(data);

        var result = await AuditAsync(source, Quiet, restoreCode: 0);

        result.ExitCode.ShouldBe(2, result.Output + result.Error);
        (result.Output + result.Error).ShouldContain(text);
    }

    [Theory]
    [InlineData("http://127.0.0.1:9/index.json")] // nobody answers
    [InlineData(null)]
    public async Task Source_that_is_not_there_or_not_named_is_no_pass(string? source)
    {
        var result = await AuditAsync(source, Quiet, restoreCode: 0);

        result.ExitCode.ShouldBe(2, result.Output + result.Error);
        result.Error.ShouldContain("nothing was checked");
    }

    [Fact]
    public void Browser_libraries_are_listed_with_their_versions_and_no_others_lie_in_the_repository()
    {
        var listed = Read("docs/security.md");
        var radzen = Regex
            .Match(Read("Directory.Packages.props"), "\"Radzen.Blazor\" Version=\"(?<version>.*?)\"", RegexOptions.ExplicitCapture, s_limit)
            .Groups["version"]
            .Value;

        radzen.ShouldNotBeEmpty();
        listed.ShouldContain($"Radzen.Blazor {radzen}");
        Directory
            .EnumerateFiles(Path.Combine(RepositoryFolder.Top(), "RecsConsole", "wwwroot"), "*.min.*", SearchOption.AllDirectories)
            .ShouldBeEmpty();
    }

    private static string Read(string path) => File.ReadAllText(Path.Combine(RepositoryFolder.Top(), path));

    /// <summary>A package source of version 3 with this vulnerability data; null: it offers none.</summary>
    private async Task<string> SourceAsync(string? data)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        _sources.Add(app);
        app.Run(context =>
        {
            var answer = context.Request.Path.Value switch
            {
                "/index.json" when data is null => """{"version":"3.0.0","resources":[]}""",
                "/index.json" =>
                    $$"""{"resources":[{"@id":"http://{{context.Request.Host}}/known.json","@type":"VulnerabilityInfo/6.7.0"}]}""",
                "/known.json" => """[{"@name":"base","@id":"base.json"}]""",
                _ => data!,
            };
            return context.Response.WriteAsync(answer, context.RequestAborted);
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        return $"{app.Urls.Single()}/index.json";
    }

    // the SDK is replaced by a program that says what was recorded
    private async Task<ConsoleProcessResult> AuditAsync(string? source, string restore, int restoreCode)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The program that stands in for the SDK is a shell script.");
        await File.WriteAllTextAsync(_folder.In("recorded"), restore + "\n");
        await File.WriteAllTextAsync(
            _folder.In("dotnet"),
            $"#!/bin/sh\n[ \"$1\" = nuget ] && echo 'E {source}' && exit 0\ncat '{_folder.In("recorded")}'\nexit {restoreCode}\n"
        );
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_folder.In("dotnet"), UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
        }

        var start = new ProcessStartInfo("python3")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList = { Path.Combine(RepositoryFolder.Top(), "build", "audit.py"), _folder.In("all.sln") },
        };
        start.Environment["PATH"] = $"{_folder.FullPath}:{start.Environment["PATH"]}";
        start.Environment["NO_PROXY"] = "127.0.0.1";
        start.Environment["no_proxy"] = "127.0.0.1";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new(process.ExitCode, await output, await error);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var source in _sources)
        {
            await source.DisposeAsync();
        }

        _folder.Dispose();
    }
}
