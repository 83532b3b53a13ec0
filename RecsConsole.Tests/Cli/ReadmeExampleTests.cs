using System.Globalization;
using Microsoft.EntityFrameworkCore;
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

        result.ExitCode.ShouldBe(0, $"{result.Error} Cases that she works: {await OwnCasesAsync("ana.nowak@brightline.example")}");
        result.Output.ShouldNotBeEmpty();
    }

    private async Task<string> OwnCasesAsync(string email)
    {
        await using var db = demo.Open();
        var tenant = (await db.Tenants.SingleAsync(row => row.Key == "brightline")).Id;
        db.BindTo(tenant);
        var person = (await db.People.SingleAsync(row => row.Email == email)).Id;
        var keys = await db
            .Cases.Where(row => row.IsOpen && row.AssigneeId == person)
            .OrderBy(row => row.Key)
            .Select(row => row.Key)
            .ToListAsync();
        return string.Create(CultureInfo.InvariantCulture, $"{keys.Count}: {string.Join(", ", keys)}.");
    }
}
