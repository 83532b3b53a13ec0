using RecsConsole.Tests.Architecture;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Cli;

/// <summary>The commands of the README that name people and cases of the demo, run on a fresh demo.</summary>
[Collection(SeededDemoTestGroup.Name)]
public sealed class ReadmeExampleTests(SeededDemo demo)
{
    private const string Begin = "… recommend ";

    [Fact]
    public async Task Recommendation_that_the_readme_asks_for_is_given()
    {
        var line = (await File.ReadAllLinesAsync(Path.Combine(SourceFile.Top(), "README.md")))
            .Single(each => each.StartsWith(Begin, StringComparison.Ordinal))
            .Split('#')[0]
            .Trim();

        var result = await CommandLine.RunAsync(demo.Settings, line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..]);

        result.ExitCode.ShouldBe(0, result.Error);
        result.Output.ShouldNotBeEmpty();
    }
}
