using System.Diagnostics;
using RecsConsole.Engine.Results;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Golden;

/// <summary>The output of a released engine never changes: its recorded output cannot be overwritten.</summary>
[Trait("Req", "R154")]
public sealed class ReleasedEnginesTests
{
    [Fact]
    public void Released_version_says_what_it_said_when_it_was_released()
    {
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "release")
        {
            Release();
        }

        ReleasedEngines.All.ShouldNotBeEmpty();
        ReleasedEngines.All.Select(each => each.Engine).ShouldBeUnique();
        foreach (var (engine, sha256) in ReleasedEngines.All)
        {
            ReleasedEngines.HashOf(engine).ShouldBe(sha256, engine);
        }
    }

    [Fact]
    public void Every_version_but_the_newest_is_released()
    {
        foreach (var file in ReleasedEngines.VersionFiles)
        {
            var recorded = GoldenFile.Recorded(file).Select(each => each.Engine).ToList();

            recorded[^1].ShouldBe(EngineVersions.Current, file);
            recorded.SkipLast(1).Where(each => !ReleasedEngines.Has(each)).ShouldBeEmpty(file);
        }
    }

    /// <summary>Both files could be changed together, so the test compares with the history of the repository.</summary>
    [Fact]
    public void Lines_of_released_versions_were_never_changed_in_the_history()
    {
        var path = GoldenFile.PathOf(ReleasedEngines.FileName);
        var commits = Git(path, "log", "--format=%H", "--", path);
        Assert.SkipWhen(commits is null, "The tests do not run in a git repository.");
        var now = File.ReadAllText(path);
        foreach (var commit in commits!.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var then = Git(path, "show", $"{commit}:./{ReleasedEngines.FileName}");

            then.ShouldNotBeNull(commit);
            now.ShouldStartWith(then, Case.Sensitive, commit);
        }
    }

    private static void Release()
    {
        if (!ReleasedEngines.Has(EngineVersions.Current))
        {
            File.AppendAllText(
                GoldenFile.PathOf(ReleasedEngines.FileName),
                $"{EngineVersions.Current} {ReleasedEngines.HashOf(EngineVersions.Current)}\n"
            );
        }
    }

    private static string? Git(string file, params string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments)
        {
            WorkingDirectory = Path.GetDirectoryName(file),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        try
        {
            using var process = Process.Start(start)!;
            var said = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? said : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
