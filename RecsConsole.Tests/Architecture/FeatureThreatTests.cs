using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using RecsConsole.Platform.Startup;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Architecture;

/// <summary>
/// The page of threats by feature has a row for each folder, and what a row says of addresses, rights and tests is what the code has. So
/// nobody adds a way in without saying what it must never do.
/// </summary>
public sealed partial class FeatureThreatTests
{
    private const string Top = "RecsConsole/";

    // folders whose rooms have a row each
    private static readonly string[] s_parents = ["Features", "Platform"];

    private static readonly string[] s_noCode = ["bin", "obj", "wwwroot", "App_Data", "Properties"];

    private static readonly Lazy<IReadOnlyList<ThreatRow>> s_rows = new(() =>
        ThreatRow.Read(File.ReadAllText(Path.Combine(SourceFile.Top(), "docs", "feature-threats.md")))
    );

    private static readonly Lazy<Task<List<FeatureRoute>>> s_routes = new(RoutesAsync);

    [Fact]
    public void Each_folder_has_one_row_and_each_row_a_folder() =>
        s_rows.Value.Select(row => row.Folder).ShouldBe(Folders(), ignoreOrder: true);

    [Fact]
    public void No_cell_is_empty() =>
        s_rows.Value.Where(row => row.Cells.Any(cell => cell.Length < 3)).Select(row => row.Folder).ShouldBeEmpty();

    [Fact]
    public async Task Each_page_and_route_lies_at_an_address_of_its_folder()
    {
        var routes = await s_routes.Value;

        routes.Count.ShouldBeGreaterThan(100, "they are found");
        routes.SelectMany(route => Unnamed(route, s_rows.Value)).ShouldBeEmpty("say in the row what it lets whom do, and never");
    }

    [Fact]
    public async Task Each_address_of_a_row_leads_somewhere()
    {
        var routes = await s_routes.Value;

        s_rows
            .Value.SelectMany(row => row.Addresses.Select(address => (row.Folder, Address: address)))
            .Where(each => !routes.Exists(route => IsAtOrBelow(route.Pattern, each.Address)))
            .ShouldBeEmpty();
    }

    [Fact]
    public void Rights_of_a_row_are_those_that_its_code_asks_for() =>
        s_rows
            .Value.Select(row => (row.Folder, Difference: Difference(row.Rights, RightsIn(row.Folder))))
            .Where(each => each.Difference.Length > 0)
            .ShouldBeEmpty();

    [Fact]
    public void Threats_are_those_of_the_threat_model()
    {
        var known = File.ReadLines(Path.Combine(SourceFile.Top(), "docs", "threat-model.md"))
            .Select(line => line.Split('|'))
            .Where(cells => cells.Length > 2 && ThreatLabel().IsMatch(cells[1].Trim()))
            .Select(cells => cells[1].Trim())
            .ToHashSet(StringComparer.Ordinal);

        known.Count.ShouldBeGreaterThan(15);
        s_rows.Value.SelectMany(row => row.Threats.Except(known).Select(threat => $"{row.Folder}: {threat}")).ShouldBeEmpty();
    }

    [Fact]
    public void Tests_of_a_row_exist_and_are_about_its_folder() => s_rows.Value.SelectMany(NotShown).ShouldBeEmpty();

    [Fact]
    public void Rules_would_notice_what_is_missing_or_wrong()
    {
        var rows = ThreatRow.Read(
            """
            | folder | lets whom do what | addresses | rights it asks for | must never | threats | shown by |
            |---|---|---|---|---|---|---|
            | `Features/Digest` | a job mails | none | `ViewCase` |  | 8 I; 9 Z | `SendDigestsTests`, `LockoutOfNobodyTests`, `SizeTests` |
            """
        );

        var row = rows.ShouldHaveSingleItem();
        row.Cells.ShouldContain("");
        row.Addresses.ShouldBeEmpty();
        Difference(row.Rights, RightsIn(row.Folder)).ShouldBe("RunJobs");
        NotShown(row).Select(each => each.Split(": ")[1]).ShouldBe(["LockoutOfNobodyTests is no test", "SizeTests is not about it"]);
        Unnamed(new("Features/Digest", "/digest/{day}"), rows).ShouldHaveSingleItem();
        Unnamed(new(null, "/somewhere"), rows).ShouldHaveSingleItem();
        IsAtOrBelow("/cases/{key}", "/cases").ShouldBeTrue();
        IsAtOrBelow("/casesof", "/cases").ShouldBeFalse();
        IsAtOrBelow("/teams", "/").ShouldBeFalse();
        IsAtOrBelow("/", "/").ShouldBeTrue();
    }

    private static IEnumerable<string> Folders() =>
        Below("").Where(name => !s_parents.Contains(name, StringComparer.Ordinal)).Concat(s_parents.SelectMany(Below));

    private static IEnumerable<string> Below(string parent) =>
        Directory
            .EnumerateDirectories(Path.Combine(SourceFile.Top(), Top, parent))
            .Select(folder => Path.GetFileName(folder))
            .Where(name => !s_noCode.Contains(name, StringComparer.Ordinal))
            .Select(name => parent.Length is 0 ? name : $"{parent}/{name}");

    // the routes of a site that is composed and not started
    private static async Task<List<FeatureRoute>> RoutesAsync()
    {
        using var folder = new TemporaryFolder();
        var builder = ConsoleHost.CreateBuilder([], logToStandardError: true);
        builder.Configuration["DataFolder"] = folder.FullPath;
        Program.AddConsole(builder);
        await using var app = builder.Build();
        Program.UseConsole(app);
        return
        [
            .. ((IEndpointRouteBuilder)app)
                .DataSources.SelectMany(source => source.Endpoints)
                .OfType<RouteEndpoint>()
                .Select(endpoint => new FeatureRoute(FolderOf(endpoint), "/" + (endpoint.RoutePattern.RawText ?? "").TrimStart('/')))
                .Where(route => route.Folder is not null || !IsOfTheFramework(route.Pattern)),
        ];
    }

    private static string? FolderOf(RouteEndpoint endpoint)
    {
        var type =
            endpoint.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type ?? endpoint.Metadata.GetMetadata<MethodInfo>()?.DeclaringType;
        if (type is null || type.Assembly != typeof(Program).Assembly || type.Namespace is not { } space)
        {
            return null;
        }

        var parts = space.Split('.').Skip(1).ToArray();
        return parts switch
        {
            [] => null,
            [var parent, var room, ..] when s_parents.Contains(parent, StringComparer.Ordinal) => $"{parent}/{room}",
            [var room, ..] => room,
        };
    }

    // circuits, scripts and static files, which the framework serves
    // of the second kind is what answers for a file that is not there
    private static bool IsOfTheFramework(string pattern) =>
        pattern.StartsWith("/_", StringComparison.Ordinal)
        || string.Equals(pattern, "/{**path:file}", StringComparison.Ordinal)
        || Path.GetExtension(pattern) is { Length: > 1 } ending && !ending.Contains('}', StringComparison.Ordinal);

    private static IEnumerable<string> Unnamed(FeatureRoute route, IEnumerable<ThreatRow> rows) =>
        rows.Where(row => route.Folder is null || string.Equals(row.Folder, route.Folder, StringComparison.Ordinal))
            .Any(row => row.Addresses.Any(address => IsAtOrBelow(route.Pattern, address)))
            ? []
            : [$"{route.Folder}: {route.Pattern}"];

    private static bool IsAtOrBelow(string pattern, string address) =>
        string.Equals(pattern, address, StringComparison.OrdinalIgnoreCase)
        || (address.Length > 1 && pattern.StartsWith(address + "/", StringComparison.OrdinalIgnoreCase));

    private static SortedSet<string> RightsIn(string folder) =>
        new(
            SourceFile
                .Under(Top + folder, ".cs", ".razor")
                .SelectMany(file => Right().Matches(file.Text).Select(match => match.Groups["name"].Value)),
            StringComparer.Ordinal
        );

    private static string Difference(IEnumerable<string> listed, SortedSet<string> asked)
    {
        var difference = asked.ToHashSet(StringComparer.Ordinal);
        difference.SymmetricExceptWith(listed);
        return string.Join(", ", difference.Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> NotShown(ThreatRow row)
    {
        foreach (var test in row.Tests)
        {
            var file = TestFiles().FirstOrDefault(each => each.Path.EndsWith($"/{test}.cs", StringComparison.Ordinal));
            if (
                file is null
                || !(file.Text.Contains("[Fact", StringComparison.Ordinal) || file.Text.Contains("[Theory", StringComparison.Ordinal))
            )
            {
                yield return $"{row.Folder}: {test} is no test";
            }
            else if (!IsAbout(file, row))
            {
                yield return $"{row.Folder}: {test} is not about it";
            }
        }
    }

    private static IEnumerable<SourceFile> TestFiles() =>
        SourceFile.Under("RecsConsole.Tests", "Tests.cs").Concat(SourceFile.Under("RecsConsole.E2E", "Tests.cs"));

    // it lies in the folder's mirror, is called after one of its types, names one outside of comments, or asks at one of its addresses
    private static bool IsAbout(SourceFile test, ThreatRow row)
    {
        var types = SourceFile
            .Under(Top + row.Folder, ".cs", ".razor")
            .Select(file => Path.GetFileName(file.Path).Split('.')[0])
            .Except(["Texts", "_Imports"], StringComparer.Ordinal)
            .ToHashSet(StringComparer.Ordinal);
        var name = Path.GetFileNameWithoutExtension(test.Path);
        var code = test.Text.Split('\n').Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal));
        return test.Path.Contains($"/{row.Folder.Split('/')[^1]}/", StringComparison.Ordinal)
            || types.Contains(name[..^"Tests".Length])
            || code.SelectMany(line => Word().Matches(line)).Any(match => types.Contains(match.Value))
            || row.Addresses.Any(address => address.Length > 1 && test.Text.Contains($"\"{address}", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"\bAccessOperation\.(?<name>[A-Z]\w+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Right();

    [GeneratedRegex(@"^\d [STRIDE](, [STRIDE])*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex ThreatLabel();

    [GeneratedRegex(@"\w+", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Word();

    /// <param name="Folder">Null where the framework or a lambda without a namespace of ours answers.</param>
    private sealed record FeatureRoute(string? Folder, string Pattern);
}
