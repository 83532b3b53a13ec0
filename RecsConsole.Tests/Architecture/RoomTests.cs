using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Architecture;

/// <summary>
/// Folders are small and depend on each other in one direction, so that a newcomer finds the file for a behaviour from the tree alone.
/// </summary>
public sealed class RoomTests
{
    private const int MaxFiles = 25;
    private const int MaxColumns = 160;

    // Allowed dependencies: each folder uses only those to its right.
    private static readonly string[] s_order = ["Features", "Recommender", "Casework", "Tenancy", "Access", "Connectors", "Platform"];

    [Fact]
    public void No_folder_has_more_than_25_files_directly_inside() =>
        Folders()
            .Where(folder => folder.Files > MaxFiles)
            .Select(folder => $"{folder.Path}: {folder.Files} files, at most {MaxFiles}")
            .ShouldBeEmpty();

    [Fact]
    public void Folders_are_found() => Folders().Count().ShouldBeGreaterThan(100);

    [Fact]
    public void Rooms_use_only_those_below_them() =>
        s_order
            .SelectMany((room, at) => s_order[..at].SelectMany(above => Uses($"RecsConsole/{room}", $"RecsConsole.{above}")))
            .ShouldBeEmpty();

    [Fact]
    public void Rooms_of_the_engine_use_each_other_one_way()
    {
        var uses = SourceFile.Under("RecsConsole.Engine", ".cs").SelectMany(EngineUses).ToHashSet();
        uses.Count.ShouldBeGreaterThan(30);
        uses.Where(use => string.CompareOrdinal(use.From, use.To) < 0 && uses.Contains((use.To, use.From))).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("RecsConsole/Access")]
    [InlineData("RecsConsole/Casework")]
    [InlineData("RecsConsole/Connectors")]
    [InlineData("RecsConsole/Platform")]
    [InlineData("RecsConsole/Recommender")]
    [InlineData("RecsConsole/Tenancy")]
    public void What_is_not_a_page_knows_no_component(string room) => Uses(room, "RecsConsole.Components").ShouldBeEmpty();

    [Theory]
    [InlineData("using RecsConsole.Components.Badges;", 1)]
    [InlineData("using Alias = RecsConsole.Components.Badges.Tag;", 1)]
    [InlineData("class C { object F() => new RecsConsole.Components.Badges.Tag(); }", 1)]
    [InlineData("using RecsConsole.ComponentsOfOthers;", 0)]
    [InlineData("// RecsConsole.Components", 0)]
    public void Rule_would_notice_a_use(string code, int uses) =>
        UsesIn(new("x.cs", code), "RecsConsole.Components").Count().ShouldBe(uses);

    [Fact]
    public void Recommender_has_one_loose_file() =>
        SourceFile
            .Under("RecsConsole/Recommender", ".cs")
            .Where(file => file.Path.Count(c => c == '/') == 2)
            .Select(file => file.Path)
            .ShouldBe(["RecsConsole/Recommender/RecommendForCase.cs"]);

    [Fact]
    public void Razor_lines_fit_the_screen() =>
        SourceFile
            .Under("RecsConsole", ".razor")
            .SelectMany(file =>
                file.Text.Split('\n')
                    .Select((line, at) => (line.Length, At: at + 1))
                    .Where(line => line.Length > MaxColumns)
                    .Select(line => $"{file.Path}({line.At}): {line.Length} columns, at most {MaxColumns}")
            )
            .ShouldBeEmpty();

    private static IEnumerable<(string Path, int Files)> Folders() =>
        SourceFile
            .Under("", ".cs", ".razor", ".css", "Texts.resx") // translations do not count: each lies beside its original
            .GroupBy(file => file.Path.Contains('/') ? file.Path[..file.Path.LastIndexOf('/')] : "", StringComparer.Ordinal)
            .Select(folder => (folder.Key, folder.Count()));

    // Unused using directives count as well, so the rule is stricter than necessary.
    private static IEnumerable<(string From, string To)> EngineUses(SourceFile file)
    {
        var from = file.Path.Split('/')[1];
        return file.Parse()
            .DescendantNodes()
            .OfType<UsingDirectiveSyntax>()
            .Select(directive => directive.NamespaceOrType.ToString().Split('.'))
            .Where(name => name is ["RecsConsole", "Engine", _, ..])
            .Select(name => (from, name[2]))
            .Where(use => !string.Equals(use.from, use.Item2, StringComparison.Ordinal) && !from.EndsWith(".cs", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Uses(string folder, string forbidden) =>
        SourceFile.Under(folder, ".cs").SelectMany(file => UsesIn(file, forbidden).Select(line => $"{file.Path}({line}) uses {forbidden}"));

    private static IEnumerable<int> UsesIn(SourceFile file, string forbidden) =>
        file.Parse()
            .DescendantNodes()
            .Where(node => node is QualifiedNameSyntax or MemberAccessExpressionSyntax)
            .Where(node => string.Equals(node.ToString(), forbidden, StringComparison.Ordinal))
            .Select(node => SourceFile.LineOf(node.GetLocation()));
}
